namespace SupportHub.Domain;

/// <summary>The rules said no. <see cref="Code"/> is kebab-case and stable; the screen puts it into the reader's words.</summary>
public sealed record Refusal(string Code);

namespace SupportHub.Faq.Content;

/// <summary>Something wrong in bot-content, where a writer finds it: the file relative to the content folder and the line, from 1.</summary>
public sealed record ContentFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>The content cannot be used; every fault found is listed, not only the first.</summary>
public sealed class ContentFaultsException(IReadOnlyList<ContentFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<ContentFault> Faults => faults;
}

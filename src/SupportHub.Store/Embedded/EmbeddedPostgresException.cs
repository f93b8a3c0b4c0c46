namespace SupportHub.Store.Embedded;

/// <summary>The private PostgreSQL cannot run; the message says what is wrong and what to do.</summary>
public sealed class EmbeddedPostgresException(string message) : Exception(message);

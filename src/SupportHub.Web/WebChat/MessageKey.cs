using System.Text.RegularExpressions;

namespace SupportHub.Web.WebChat;

/// <summary>
/// The client's idempotency key as the log's external id. It is bound to the visitor's address: a key that somebody else guessed or repeated
/// is another key.
/// </summary>
internal static partial class MessageKey
{
    public static bool IsWellFormed(string? key) => key is not null && Shape().IsMatch(key);

    public static string ExternalId(string address, string key) => $"{address}:{key}";

    public static string Of(string externalId) => externalId[(externalId.IndexOf(':') + 1)..];

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{8,64}\z")]
    private static partial Regex Shape();
}

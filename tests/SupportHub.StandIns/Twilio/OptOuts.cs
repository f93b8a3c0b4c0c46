using System.Collections.Concurrent;

namespace SupportHub.StandIns.Twilio;

/// <summary>
/// Twilio's own handling of STOP, START and HELP, as it is by default: by pair of numbers, whole message only. It says the confirmation itself
/// and still calls the webhook.
/// </summary>
public sealed class OptOuts
{
    private static readonly HashSet<string> Stop = new(StringComparer.OrdinalIgnoreCase) { "STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL" };
    private static readonly HashSet<string> Start = new(StringComparer.OrdinalIgnoreCase) { "START", "YES", "UNSTOP" };
    private static readonly HashSet<string> Help = new(StringComparer.OrdinalIgnoreCase) { "HELP", "INFO" };

    private readonly ConcurrentDictionary<(string Ours, string Theirs), bool> blocked = new();

    public bool Has(string ours, string theirs) => blocked.ContainsKey((ours, theirs));

    /// <summary>What Twilio makes of a body: STOP, START, HELP or null. YES only counts from a phone that is opted out.</summary>
    public string? TypeOf(string ours, string theirs, string body) => body.Trim() switch
    {
        var word when Stop.Contains(word) => "STOP",
        var word when Start.Contains(word) && (Has(ours, theirs) || !word.Equals("YES", StringComparison.OrdinalIgnoreCase)) => "START",
        var word when Help.Contains(word) => "HELP",
        _ => null,
    };

    /// <summary>Blocks or frees the pair; answers Twilio's own confirmation, or null when nothing changed.</summary>
    public string? Apply(string? type, string ours, string theirs) => type switch
    {
        "STOP" when blocked.TryAdd((ours, theirs), true) =>
            "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
        "START" when blocked.TryRemove((ours, theirs), out _) =>
            "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
        "HELP" => "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
        _ => null,
    };
}

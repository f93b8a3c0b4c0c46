using SupportHub.StandIns.Twilio;

namespace SupportHub.Chaos.Ledgers;

/// <summary>What the pretend Twilio took from the hub.</summary>
internal static class ProviderLedger
{
    /// <summary>The report's address ends in the id of the message it is about: that, and not the words, tells which message was taken.</summary>
    public static IReadOnlyList<Taken> Of(Ledger twilio) =>
        [.. twilio.Sent.Select(text => new Taken(text.Sid, text.To, text.StatusCallback is { } report ? report[(report.LastIndexOf('/') + 1)..] : ""))];
}

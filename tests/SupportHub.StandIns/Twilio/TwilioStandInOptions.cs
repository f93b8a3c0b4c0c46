namespace SupportHub.StandIns.Twilio;

/// <summary>One pretend Twilio account: its credentials, its numbers and how it behaves.</summary>
public sealed record TwilioStandInOptions
{
    /// <summary>The loopback port; 0 takes any free one.</summary>
    public int Port { get; init; }

    public string AccountSid { get; init; } = "AC0123456789abcdef0123456789abcdef";

    public string AuthToken { get; init; } = "stand-in-token";

    /// <summary>The account's own numbers, E.164: the hub sends from these and only these.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = ["+14155550199", "+16125550199"];

    /// <summary>The pretend phones of the pocket phone page, E.164; none: no page.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Every change of a message is appended here before anyone hears of it, and read back at the next start.</summary>
    public string? LedgerFile { get; init; }

    /// <summary>How long a text takes to leave, and then to arrive. Zero in tests: nothing there waits for a clock.</summary>
    public TimeSpan Pace { get; init; }

    /// <summary>Advanced Opt-Out of a Messaging Service: webhooks carry <c>OptOutType</c>.</summary>
    public bool AdvancedOptOut { get; init; }

    /// <summary>The account's one Messaging Service; texts may be asked of it instead of a number.</summary>
    public string ServiceSid { get; init; } = "MG0123456789abcdef0123456789abcdef";

    /// <summary>How many segments a number sends in a second; the rest wait their turn. Null: as many as come.</summary>
    public double? SegmentsPerSecond { get; init; }

    /// <summary>How many requests the API takes in one second before it answers 429. Null: as many as come.</summary>
    public int? RequestsPerSecond { get; init; }
}

using SupportHub.Domain.Messages;

namespace SupportHub.StandIns.Twilio;

/// <summary>A text as the account's ledger knows it. <c>Direction</c> and <c>Status</c> are Twilio's own words.</summary>
public sealed record TextMessage(string Sid, string Direction, string From, string To, string Body, DateTimeOffset CreatedAt)
{
    public const string Inbound = "inbound";
    public const string ByApi = "outbound-api";

    /// <summary>What Twilio says by itself, such as the confirmation of STOP, and what a webhook answered in TwiML.</summary>
    public const string Reply = "outbound-reply";

    public string Status { get; init; } = "queued";

    public int? ErrorCode { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    public string? StatusCallback { get; init; }

    /// <summary>Sent along with every delivery of the inbound webhook, the first and any repeat.</summary>
    public string? IdempotencyToken { get; init; }

    /// <summary>STOP, START or HELP when the body is one of Twilio's words.</summary>
    public string? Keyword { get; init; }

    public bool Deleted { get; init; }

    public int Segments { get; init; } = SmsText.Measure(Body).Segments;
}

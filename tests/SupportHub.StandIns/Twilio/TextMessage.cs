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

    /// <summary>Files of the text, in order; the first is <c>MediaUrl0</c>.</summary>
    public IReadOnlyList<TextMedia> Media { get; init; } = [];

    /// <summary>The Messaging Service that was asked to send; null when a number was.</summary>
    public string? MessagingServiceSid { get; init; }

    /// <summary>When a scheduled text leaves; null: at once.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>How long it may wait to be sent.</summary>
    public TimeSpan ValidityPeriod { get; init; } = TimeSpan.FromHours(10);

    /// <summary>Nothing more happens to it by itself: it may be changed or deleted.</summary>
    internal bool IsComplete => Status is "received" or "delivered" or "undelivered" or "failed" or "canceled" or "read";

    public int Segments { get; init; } = SmsText.Measure(Body).Segments;
}

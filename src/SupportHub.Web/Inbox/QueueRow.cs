using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Web.Inbox;

/// <summary>One conversation as the queue shows it.</summary>
public sealed record QueueRow
{
    public Guid Id { get; init; }
    public string? Name { get; init; }
    public Channel Channel { get; init; }
    public string Address { get; init; } = "";
    public Language Language { get; init; }
    public Holder Holder { get; init; }
    public bool Resolved { get; init; }
    public Urgency Urgency { get; init; }
    public HandoffReason? HandoffReason { get; init; }
    public string? Topic { get; init; }
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>The client's newest words; while there is a crisis, those that told of it.</summary>
    public string? ClientWords { get; init; }

    /// <summary>How many photos or papers came with them.</summary>
    public long ClientFiles { get; init; }
    public string? LastWords { get; init; }
    public Participant? LastAuthor { get; init; }
    public DateTimeOffset LastAt { get; init; }
    public Guid? Assignee { get; init; }
    public string? Owner { get; init; }
    public DateTimeOffset? PromisedBy { get; init; }
    public EscalationStatus? EscalationStatus { get; init; }

    /// <summary>Since when something is owed, or from when on: an answer, or what the county promised.</summary>
    public DateTimeOffset? Since => WaitingSince ?? (PromiseOpen ? PromisedBy : null);

    /// <summary>The client's own words while they wait; else whatever was said last.</summary>
    public bool ShowsClient => LastAuthor == Participant.Contact || (WaitingSince is not null && EscalationStatus is null);

    public string? Words => ShowsClient ? ClientWords : LastWords;

    /// <summary>Promised and not yet answered by the county.</summary>
    public bool PromiseOpen => PromisedBy is not null && EscalationStatus?.IsOpen() == true;
}

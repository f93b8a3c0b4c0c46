using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Cases;

public sealed partial record Case
{
    /// <summary>The longest need, answer or reason, in UTF-16 units.</summary>
    public const int LongestText = 2000;

    public static readonly Refusal NotOpened = new("case-not-there");
    public static readonly Refusal AlreadyEscalated = new("already-escalated");
    public static readonly Refusal NothingEscalated = new("nothing-escalated");
    public static readonly Refusal EscalationClosed = new("escalation-closed");
    public static readonly Refusal SayWhatIsNeeded = new("say-what-is-needed");
    public static readonly Refusal TooLong = new("too-long");
    public static readonly Refusal SensitiveNumber = new("sensitive-number");
    public static readonly Refusal PromiseInThePast = new("promise-in-the-past");

    /// <summary>Brings the case before the county, opening it first when it is new. <paramref name="origin"/> is ignored when it stands.</summary>
    public Decision<CaseEvent> Escalate(
        CaseOpened origin, Guid escalationId, Guid conversationId, EscalationReason reason, string need, DateTimeOffset promisedBy, Guid by, DateTimeOffset now)
    {
        if (Unfit(need) is { } unfit) return unfit;
        if (promisedBy <= now) return PromiseInThePast;
        if (Escalation is { IsOpen: true }) return AlreadyEscalated;
        var raised = new EscalationRaised(escalationId, conversationId, reason, need, promisedBy, by, now);
        return Opened ? raised : [origin, raised];
    }

    public Decision<CaseEvent> Acknowledge(Guid liaison, DateTimeOffset now) => this switch
    {
        { Opened: false } => NotOpened,
        { Escalation: null } => NothingEscalated,
        { Escalation.IsOpen: false } => EscalationClosed,
        { Escalation.Status: EscalationStatus.Acknowledged } => [],
        _ => new EscalationAcknowledged(Escalation.Id, liaison, now),
    };

    /// <summary>A liaison called the client. Whoever calls has taken it on, said or not.</summary>
    public Decision<CaseEvent> LogCall(CallOutcome outcome, Guid liaison, DateTimeOffset now) => this switch
    {
        { Opened: false } => NotOpened,
        { Escalation: null } => NothingEscalated,
        { Escalation.IsOpen: false } => EscalationClosed,
        _ => [.. Acknowledge(liaison, now), new CallAttempted(Escalation.Id, liaison, outcome, now)],
    };

    public Decision<CaseEvent> Answer(string text, Guid liaison, DateTimeOffset now) => this switch
    {
        { Opened: false } => NotOpened,
        { Escalation: null } => NothingEscalated,
        { Escalation.IsOpen: false } => EscalationClosed,
        _ when Unfit(text) is { } unfit => unfit,
        _ => new EscalationAnswered(Escalation.Id, liaison, text, now),
    };

    /// <summary>The county says it is not theirs to do, and why.</summary>
    public Decision<CaseEvent> Decline(string why, Guid liaison, DateTimeOffset now) => this switch
    {
        { Opened: false } => NotOpened,
        { Escalation: null } => NothingEscalated,
        { Escalation.IsOpen: false } => EscalationClosed,
        _ when Unfit(why) is { } unfit => unfit,
        _ => new EscalationDeclined(Escalation.Id, liaison, why, now),
    };

    private static Refusal? Unfit(string text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => SayWhatIsNeeded,
        { Length: > LongestText } => TooLong,
        _ when SensitiveNumbers.AreIn(text) => SensitiveNumber,
        _ => null,
    };
}

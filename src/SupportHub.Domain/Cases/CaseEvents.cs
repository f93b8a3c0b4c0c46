namespace SupportHub.Domain.Cases;

// Numbers are stored in the log: add at the end, never renumber.

public enum EscalationReason
{
    NoAnswerFromCounty = 0,
    PastDeadline = 1,
    BenefitsStopped = 2,
    StolenBenefits = 3,
    InterviewProblem = 4,
    DocumentsProblem = 5,
    UrgentFood = 6,
    Other = 7,
}

public enum EscalationStatus
{
    Raised = 0,
    Acknowledged = 1,
    Answered = 2,
    Declined = 3,
}

public static class EscalationStatuses
{
    /// <summary>The county still owes the call.</summary>
    public static bool IsOpen(this EscalationStatus status) => status is EscalationStatus.Raised or EscalationStatus.Acknowledged;
}

public enum CallOutcome
{
    Reached = 0,
    NoAnswer = 1,
    LeftMessage = 2,
    WrongNumber = 3,
}

/// <summary>A fact in a case's stream. Class names are the stored names, for ever.</summary>
public abstract record CaseEvent(DateTimeOffset At);

/// <summary><see cref="County"/> is a FIPS code.</summary>
public sealed record CaseOpened(
    string County, string CaseNumber, Guid ConversationId, Guid ContactId, Guid By, DateTimeOffset At) : CaseEvent(At);

/// <summary>An agent brings the case before the county. <see cref="PromisedBy"/> is what the client was told; <see cref="Need"/> is written for the liaison.</summary>
public sealed record EscalationRaised(
    Guid EscalationId, Guid ConversationId, EscalationReason Reason, string Need, DateTimeOffset PromisedBy, Guid By, DateTimeOffset At) : CaseEvent(At);

public sealed record EscalationAcknowledged(Guid EscalationId, Guid Liaison, DateTimeOffset At) : CaseEvent(At);

public sealed record CallAttempted(Guid EscalationId, Guid Liaison, CallOutcome Outcome, DateTimeOffset At) : CaseEvent(At);

public sealed record EscalationAnswered(Guid EscalationId, Guid Liaison, string Text, DateTimeOffset At) : CaseEvent(At);

public sealed record EscalationDeclined(Guid EscalationId, Guid Liaison, string Why, DateTimeOffset At) : CaseEvent(At);

/// <summary>
/// A client was erased: what was written for these escalations is masked. <see cref="CaseNumber"/> is what stands for the number from now on: the
/// same one while others ask about the case.
/// </summary>
public sealed record CaseErased(string CaseNumber, IReadOnlyList<Guid> Escalations, Guid? By, DateTimeOffset At) : CaseEvent(At);

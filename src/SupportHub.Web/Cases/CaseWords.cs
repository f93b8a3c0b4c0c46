using SupportHub.Domain.Cases;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Cases;

/// <summary>Escalations in words.</summary>
public static class CaseWords
{
    public static string Reason(this DeskWords words, EscalationReason reason) => reason switch
    {
        EscalationReason.NoAnswerFromCounty => words["The county does not answer"],
        EscalationReason.PastDeadline => words["Past the deadline"],
        EscalationReason.BenefitsStopped => words["Benefits stopped"],
        EscalationReason.StolenBenefits => words["Benefits stolen"],
        EscalationReason.InterviewProblem => words["Trouble with the interview"],
        EscalationReason.DocumentsProblem => words["Trouble with documents"],
        EscalationReason.UrgentFood => words["No food now"],
        _ => words["Something else"],
    };

    public static string Status(this DeskWords words, EscalationStatus status) => status switch
    {
        EscalationStatus.Raised => words["Waits for the county"],
        EscalationStatus.Acknowledged => words["The county is working on it"],
        EscalationStatus.Answered => words["The county answered"],
        _ => words["The county declined"],
    };

    public static string Outcome(this DeskWords words, CallOutcome outcome) => outcome switch
    {
        CallOutcome.Reached => words["Reached the client"],
        CallOutcome.NoAnswer => words["No answer"],
        CallOutcome.LeftMessage => words["Left a message"],
        _ => words["Wrong number"],
    };

    /// <summary>The promise against the clock: what is left, or by how much it is broken.</summary>
    public static string Left(this DeskWords words, DateTimeOffset promisedBy, DateTimeOffset now) => promisedBy <= now
        ? words["late by {0}", words.Span(now - promisedBy)]
        : words["{0} left", words.Span(promisedBy - now)];
}

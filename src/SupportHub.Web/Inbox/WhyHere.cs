using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;

namespace SupportHub.Web.Inbox;

/// <summary>Why a conversation stands where it stands in the queue: the first that holds.</summary>
public enum WhyHere
{
    Crisis,
    PromiseLate,
    CountyAnswered,
    CountyDeclined,
    Asked,
    NotUnderstood,
    HumanTopic,
    OutOfScope,
    SentFiles,
    WroteAgain,
    PromiseRunning,
    WithBot,
    WaitsForClient,
    Resolved,
}

public static class Reasons
{
    public static WhyHere Why(this QueueRow row, DateTimeOffset now) => row switch
    {
        { Resolved: true } => WhyHere.Resolved,
        { Urgency: Urgency.Crisis } => WhyHere.Crisis,
        { PromiseOpen: true } when row.PromisedBy <= now => WhyHere.PromiseLate,
        { Holder: Holder.Bot } => WhyHere.WithBot,
        { WaitingSince: null, PromiseOpen: true } => WhyHere.PromiseRunning,
        { WaitingSince: null } => WhyHere.WaitsForClient,
        { EscalationStatus: EscalationStatus.Answered, LastAuthor: not Participant.Contact } => WhyHere.CountyAnswered,
        { EscalationStatus: EscalationStatus.Declined, LastAuthor: not Participant.Contact } => WhyHere.CountyDeclined,
        { Assignee: not null } => WhyHere.WroteAgain,
        { HandoffReason: HandoffReason.Asked } => WhyHere.Asked,
        { HandoffReason: HandoffReason.NotUnderstood } => WhyHere.NotUnderstood,
        { HandoffReason: HandoffReason.OutOfScope } => WhyHere.OutOfScope,
        { HandoffReason: HandoffReason.Files } => WhyHere.SentFiles,
        { HandoffReason: HandoffReason.HumanTopic } => WhyHere.HumanTopic,
        { HandoffReason: HandoffReason.Crisis } => WhyHere.Crisis,
        _ => WhyHere.WroteAgain,
    };

    /// <summary>Someone must act now: the one thing red is for.</summary>
    public static bool IsAlarm(this WhyHere why) => why is WhyHere.Crisis or WhyHere.PromiseLate;
}

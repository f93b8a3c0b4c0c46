using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Cases;

/// <summary>What a step on the timeline was. The screen puts it into the reader's words.</summary>
public enum TimelineStep
{
    ClientWrote,
    BotAnswered,
    HandedOff,
    Taken,
    FirstReply,
    ClientTold,
    CaseLinked,
    Escalated,
    Acknowledged,
    CallAttempted,
    Answered,
    Declined,
    Resolved,
    Reopened,
    OptedOut,
    OptedIn,
    Erased,
    MovedToText,
    MovedToChat,
    ContinuedElsewhere,
}

/// <summary>
/// One step: who (<see cref="Staff"/> when a member of staff), when, and the facts: <see cref="Detail"/> is a topic, a case number, an
/// outcome's name, a phrase's key or the words staff wrote, as the step says; <see cref="Until"/> is what was promised.
/// </summary>
public sealed record TimelineEntry(
    DateTimeOffset At, TimelineStep Step, Participant By, Guid? Staff = null, string? Detail = null, DateTimeOffset? Until = null);

/// <summary>A case's story, folded from the case's stream and its conversation's: steps, not every message.</summary>
public static class Timeline
{
    /// <summary><paramref name="events"/> in any order of streams; each stream's own order is kept among equal times.</summary>
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<object> events)
    {
        var entries = new List<TimelineEntry>();
        var (wrote, replied) = (false, false);
        foreach (var happened in events)
        {
            // Of a long talk only its first words count as a step; the messages themselves stand in the conversation.
            if (happened is MessageReceived && wrote) continue;
            if (happened is AgentReplied && replied) continue;
            wrote |= happened is MessageReceived;
            replied |= happened is AgentReplied;
            if (Entry(happened) is { } entry) entries.Add(entry);
        }
        return [.. entries.OrderBy(e => e.At)];
    }

    private static TimelineEntry? Entry(object happened) => happened switch
    {
        MessageReceived e => new(e.At, TimelineStep.ClientWrote, Participant.Contact),
        BotReplied { Turn: { Decision: "answer" or "crisis", Topic: { } topic } } e => new(e.At, TimelineStep.BotAnswered, Participant.Bot, Detail: topic),
        ConversationHandedOff e => new(e.At, TimelineStep.HandedOff, Participant.Bot, Detail: e.Reason.ToString()),
        ConversationAssigned e => new(e.At, TimelineStep.Taken, Participant.Agent, e.Agent),
        AgentReplied e => new(e.At, TimelineStep.FirstReply, Participant.Agent, e.Agent),
        NoticeSent e => new(e.At, TimelineStep.ClientTold, e.Author, Detail: e.Notice),
        ConversationResolved e => new(e.At, TimelineStep.Resolved, Participant.Agent, e.By),
        ConversationReopened e => new(e.At, TimelineStep.Reopened, Participant.Contact),
        ChannelMoved e => new(e.At, e.Channel == Channel.Sms ? TimelineStep.MovedToText : TimelineStep.MovedToChat, Participant.Contact),
        ConversationContinued e => new(e.At, TimelineStep.ContinuedElsewhere, Participant.Contact),
        ContactOptedOut e => new(e.At, TimelineStep.OptedOut, Participant.Contact, Detail: e.Wording),
        ContactOptedIn e => new(e.At, TimelineStep.OptedIn, Participant.Contact, Detail: e.Wording),
        CaseLinked e => new(e.At, TimelineStep.CaseLinked, Participant.Agent, e.By, e.CaseNumber),
        EscalationRaised e => new(e.At, TimelineStep.Escalated, Participant.Agent, e.By, e.Need, e.PromisedBy),
        EscalationAcknowledged e => new(e.At, TimelineStep.Acknowledged, Participant.Liaison, e.Liaison),
        CallAttempted e => new(e.At, TimelineStep.CallAttempted, Participant.Liaison, e.Liaison, e.Outcome.ToString()),
        EscalationAnswered e => new(e.At, TimelineStep.Answered, Participant.Liaison, e.Liaison, e.Text),
        CaseErased e => new(e.At, TimelineStep.Erased, Participant.Agent, e.By),
        EscalationDeclined e => new(e.At, TimelineStep.Declined, Participant.Liaison, e.Liaison, e.Why),
        _ => null,
    };
}

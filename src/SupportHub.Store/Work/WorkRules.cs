using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;
using SupportHub.Store.Events;

namespace SupportHub.Store.Work;

/// <summary>Work that follows from events: pure, and written in the append's own transaction, so that neither is without the other.</summary>
internal static class WorkRules
{
    public static void Follow(Change<Conversation, ConversationEvent> change, Writes writes)
    {
        foreach (var (kind, payload) in Of(change)) writes.Work.Add(payload is TextWork text ? WorkRow.Of(change.Id, text) : WorkRow.Of(kind, change.Id, payload));
        foreach (var sender in writes.Work.All.Select(work => work.PaceKey).OfType<string>().Distinct().ToList()) writes.Paces.Add(new(sender));
        foreach (var step in change.Steps)
            if (step.Event is DeliveryReported { Status: DeliveryStatus.Sent or DeliveryStatus.Delivered } report && report.Part < report.Of)
                writes.Next.Add(new(change.Id, report.MessageId, report.Part + 1));
    }

    public static void Follow(Change<Case, CaseEvent> change, Writes writes)
    {
        foreach (var (conversation, payload) in Of(change)) writes.Work.Add(WorkRow.Of("tell-client", conversation, payload));
    }

    internal static IEnumerable<(string Kind, object Payload)> Of(Change<Conversation, ConversationEvent> change)
    {
        var after = change.After;
        foreach (var (version, happened, state) in change.Steps)
        {
            // Seen from the end of the append: a message that was a word of consent, or was handed to people, is not the bot's to answer.
            if (happened is MessageReceived received && after.Holder == Holder.Bot && after.Unanswered.Exists(m => m.MessageId == received.MessageId))
                yield return ("bot-turn", new { received.MessageId });

            // People may be away: somebody must hear of danger at once.
            if (happened is MessageReceived told && after.Holder == Holder.Agents && after.Unanswered.Exists(m => m.MessageId == told.MessageId))
                yield return ("crisis-watch", new { told.MessageId });

            // Also one that was checked when it came: only its record knows, and then there is nothing to do.
            if (happened is MessageReceived { Files: { } files } with)
                foreach (var file in files) yield return ("check-file", new { with.MessageId, file.FileId });

            // A conversation can move in the same append: what is said goes where it stood at that moment.
            if (state.Channel == Channel.Sms)
                foreach (var payload in Texts(happened, state, after))
                    yield return ("send-sms", payload);
            if (after.Via is not null)
                foreach (var payload in Activities(version, happened, after))
                    yield return ("send-activity", payload);
        }
    }

    /// <summary>One text, or several for what is long, in order. What goes out again is without its words: whoever sends reads them in the view.</summary>
    private static IEnumerable<TextWork> Texts(ConversationEvent happened, Conversation state, Conversation after)
    {
        // Seen from the end of the append: the bot's words in danger come before the handoff that says so.
        TextWork Of(Guid message, string? text) =>
            new(message, state.Address, state.HubAddress, text) { Proactive = after.IsProactive(happened), IsDanger = after.Urgency == Urgency.Crisis };

        foreach (var (message, text) in Said(happened))
        {
            var parts = TextParts.Of(text);
            if (parts.Count == 1) yield return Of(message, text) with { NotBefore = (happened as AgentReplied)?.NotBefore };
            else
                for (var i = 0; i < parts.Count; i++)
                    yield return Of(message, parts[i]) with { Part = i + 1, Of = parts.Count, NotBefore = (happened as AgentReplied)?.NotBefore };
        }

        if (happened is not TextTriedAgain again) yield break;
        var standing = state.Texts[again.MessageId].Parts;
        foreach (var part in again.Parts ?? [0])
            yield return Of(again.MessageId, null) with
            {
                NotBefore = again.NotBefore, Asked = again.At, Try = standing[Math.Max(part - 1, 0)].Try, Part = part, Of = part == 0 ? 0 : standing.Count,
            };
    }

    /// <summary>What a foreign channel hears of an event, in order. The words stay in the log: whoever sends reads them there.</summary>
    private static IEnumerable<object> Activities(long version, ConversationEvent happened, Conversation after)
    {
        foreach (var (part, (message, _)) in Said(happened).Index()) yield return new { Version = version, Part = part, MessageId = message };
        // For a message: that the bot has begun to answer.
        if (happened is ConversationHandedOff or ConversationResolved || (happened is MessageReceived && after.Holder == Holder.Bot)) yield return new { Version = version };
    }

    /// <summary>Every step of a county is the client's to hear, and wakes the conversation that asked.</summary>
    internal static IEnumerable<(Guid Conversation, object Payload)> Of(Change<Case, CaseEvent> change)
    {
        foreach (var (version, happened, state) in change.Steps)
        {
            if (happened is not (CaseOpened or CaseErased) && state.Escalation is { } escalation)
                yield return (escalation.ConversationId, new { CaseId = change.Id, Version = version });
        }
    }

    private static IEnumerable<(Guid Message, string Text)> Said(ConversationEvent happened) => happened switch
    {
        BotReplied e => e.Messages.Select(message => (message.MessageId, message.Text)),
        AgentReplied e => [(e.MessageId, e.Text)],
        NoticeSent e => [(e.MessageId, e.Text)],
        _ => [],
    };
}

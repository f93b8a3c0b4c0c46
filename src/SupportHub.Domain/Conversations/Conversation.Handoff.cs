namespace SupportHub.Domain.Conversations;

/// <summary>A person is needed, and why.</summary>
public sealed record Handoff(HandoffReason Reason, string? Topic, Urgency Urgency);

public sealed partial record Conversation
{
    /// <summary>
    /// The bot answers everything that is unanswered, or says nothing when the turn is no longer its own. <paramref name="optedOut"/>: the
    /// client confirmed to it that no more texts are wanted. <paramref name="rating"/>: they said whether its last answer helped.
    /// </summary>
    public Decision<ConversationEvent> BotReply(
        IReadOnlyList<SentMessage> messages, BotTurn turn, Dialogue dialogue, Handoff? handoff, bool optedOut, DateTimeOffset now,
        AnswerRating? rating = null)
    {
        if (Holder != Holder.Bot || Unanswered.IsEmpty) return Refusals.NotTheBotsTurn;

        var events = new List<ConversationEvent>();
        if (turn.Language != Language) events.Add(new LanguageChanged(turn.Language, now));
        if (rating is not null) events.Add(new AnswerRated(rating.Topic, rating.Verdict, turn.ContentVersion, now));
        events.Add(new BotReplied(messages, turn, dialogue, now));
        if (optedOut) events.Add(new ContactOptedOut(Unanswered[^1].Text, now));
        if (handoff is not null) events.Add(new ConversationHandedOff(handoff.Reason, handoff.Topic, handoff.Urgency, now));
        return [.. events];
    }
}

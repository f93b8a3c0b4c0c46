using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Conversations;

/// <summary>A person is needed, and why.</summary>
public sealed record Handoff(HandoffReason Reason, string? Topic, Urgency Urgency);

public sealed partial record Conversation
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromHours(1);

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
        if (optedOut) events.Add(new ContactOptedOut(Unanswered[^1].Text, now) { How = ConsentHow.OwnWords });
        if (handoff is not null) events.Add(new ConversationHandedOff(handoff.Reason, handoff.Topic, handoff.Urgency, now));
        return [.. events];
    }

    /// <summary>
    /// A message to the people told of a crisis: it goes to the top of the queue, and what helps at once (<paramref name="words"/>, by id) is said
    /// without waiting for a person. Once for each topic.
    /// </summary>
    public Decision<ConversationEvent> RecognizeCrisis(string topic, IReadOnlyList<(Guid Id, string Text)> words, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } or { IsResolved: true } => [],
        { Urgency: Urgency.Crisis } when Topic == topic => [],
        _ =>
        [
            new CrisisRecognized(topic, now),
            .. words.SelectMany(word => Speak(word.Id, topic, word.Text, Dialogue with { Question = null }, now)),
        ],
    };

    /// <summary>
    /// Whether a client who writes again while a person is waited for should hear that it came: not while our last word is fresh, and not on a chat
    /// page, which shows the wait by itself.
    /// </summary>
    public bool OwesAcknowledgement(DateTimeOffset now) =>
        Holder == Holder.Agents && WaitingSince is not null && !IsResolved && !IsQuiet && (Channel == Channel.Sms || Via is not null)
        && now - LastSaid >= s_fresh;
}

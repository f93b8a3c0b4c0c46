using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    // The newest message that nobody had answered when the bot asked while people had the conversation: the one behind it is the reply.
    private Guid? AskedAfter { get; init; }

    /// <summary>The first message after the open question whether to stop the texts; null while there is none.</summary>
    public UnansweredMessage? ReplyWhetherToStop =>
        Dialogue.Question?.Kind == QuestionKind.OptOut ? Unanswered.ElementAtOrDefault(Unanswered.FindIndex(message => message.MessageId == AskedAfter) + 1) : null;

    /// <summary>
    /// People have the conversation, and the client wrote in their own words that they want no texts, or replied when asked: the bot asks or
    /// answers (<paramref name="words"/>, by id; <paramref name="notice"/> is the phrase's key), or takes them at their word. Who waits for a person still does.
    /// </summary>
    public Decision<ConversationEvent> HearWish(
        UnansweredMessage message, string notice, IReadOnlyList<(Guid Id, string Text)> words, Dialogue next, bool optedOut, DateTimeOffset now)
    {
        if (!Started) return Refusals.NotThere;
        if (IsErased || IsWithProgram || Holder != Holder.Agents) return [];

        var events = words.SelectMany(word => Speak(word.Id, notice, word.Text, next, now)).ToList();
        if (optedOut) events.Add(new ContactOptedOut(message.Text, now) { How = ConsentHow.OwnWords });
        return [.. events];
    }

    // The bot's own words while people have the conversation; a phone that must stay quiet stays so.
    private IEnumerable<ConversationEvent> Speak(Guid id, string notice, string text, Dialogue next, DateTimeOffset now) =>
        Notify(id, notice, text, now).Events.Select(said => said is NoticeSent sent ? sent with { Dialogue = next } : said);

    private Conversation NoLongerAskedWhetherToStop() =>
        Dialogue.Question?.Kind == QuestionKind.OptOut ? this with { Dialogue = Dialogue with { Question = null } } : this;
}

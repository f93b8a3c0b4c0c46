using SupportHub.Bot.Activities;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Languages;
using SupportHub.Store.Events;

namespace SupportHub.Web.BotChannel;

/// <summary>What stands in the log, as the Activity a channel hears of it.</summary>
internal sealed class OutgoingActivity(IReadOnlyList<RecordedEvent> events, long version)
{
    private readonly IReadOnlyList<RecordedEvent> _until = [.. events.TakeWhile(recorded => recorded.Version <= version)];

    public object? Happened => _until.Count > 0 && _until[^1].Version == version ? _until[^1].Data : null;

    /// <summary>Somebody has spoken since: what announces an answer is late.</summary>
    public bool IsAnswered => events.Any(recorded => recorded.Version > version && recorded.Data is BotReplied or AgentReplied);

    /// <param name="reference">Where it goes.</param>
    /// <param name="part">Which of the event's messages.</param>
    /// <returns>Null for what a channel does not hear of.</returns>
    public Activity? Make(ConversationReference reference, int part)
    {
        var state = _until.Aggregate(Conversation.Empty, (before, recorded) => before.Evolve((ConversationEvent)recorded.Data));
        var answered = _until.Select(recorded => recorded.Data).OfType<MessageReceived>().LastOrDefault();
        var to = reference with { ActivityId = answered is null ? null : ChannelAddress.ActivityId(answered.ExternalId) };
        return Happened switch
        {
            BotReplied e when part < e.Messages.Count => Replies.Message(
                to, e.Messages[part].Text, state.Language, e.Messages[part].Choices, part == e.Messages.Count - 1 && e.Dialogue.Question is not null),
            AgentReplied e => Replies.Message(to, e.Text, state.Language, [], expecting: false),
            NoticeSent e => Replies.Message(to, e.Text, state.Language, [], expecting: false),
            MessageReceived => Replies.Typing(to, state.Language),
            ConversationHandedOff e => Replies.HandoffInitiate(to, new(e.Reason, e.Topic, e.Urgency), state.Language, [.. Said(reference)]),
            ConversationResolved => Replies.EndOfConversation(to, state.Language),
            _ => null,
        };
    }

    /// <summary>Everything the client wrote and read so far; staff's notes to each other are not among it.</summary>
    private IEnumerable<Activity> Said(ConversationReference reference)
    {
        var language = Language.English;
        var client = (reference.Client ?? new()) with { Role = "user" };
        var bot = (reference.Bot ?? Replies.Nameless) with { Role = "bot" };
        foreach (var happened in _until.Select(recorded => recorded.Data))
        {
            if (happened is ConversationStarted begun) language = begun.Language;
            if (happened is LanguageChanged changed) language = changed.Language;
            foreach (var (from, id, text) in Lines(happened))
                yield return new()
                {
                    Type = ActivityTypes.Message, Id = id, Timestamp = ((ConversationEvent)happened).At, ChannelId = reference.ChannelId,
                    Conversation = reference.Conversation, From = from, Text = text, Locale = language.Locale(text),
                };
        }

        IEnumerable<(ChannelAccount From, string Id, string Text)> Lines(object happened) => happened switch
        {
            MessageReceived e => [(client, ChannelAddress.ActivityId(e.ExternalId) ?? e.MessageId.ToString(), e.Text)],
            BotReplied e => e.Messages.Select(message => (bot, message.MessageId.ToString(), message.Text)),
            AgentReplied e => [(bot, e.MessageId.ToString(), e.Text)],
            NoticeSent e => [(bot, e.MessageId.ToString(), e.Text)],
            _ => [],
        };
    }
}

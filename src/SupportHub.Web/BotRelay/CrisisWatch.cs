using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Store.Events;
using SupportHub.Store.Work;
using SupportHub.Web.Inbox;
using SupportHub.Web.WebChat.SiteRecords;

namespace SupportHub.Web.BotRelay;

/// <summary>
/// Reads what clients write while people have the conversation. They may be away for hours: danger must come to the top of the queue, and be answered
/// with what helps at once, without them; and who wants no more texts, in whatever words, is asked once and then heard.
/// </summary>
internal sealed class CrisisWatch(EventStore log, LiveBot live, KnownPlaces known, SiteHours hours, ConversationQuery conversations, TimeProvider clock) : IWorkHandler
{
    private static readonly Act s_bot = new("bot");

    public string Kind => "crisis-watch";

    public Task Ready => live.Ready;

    public async Task Handle(WorkItem item, CancellationToken ct)
    {
        var loaded = await log.Conversations.Load(item.ConversationId, ct);
        var message = item.Payload.GetProperty("messageId").GetGuid();
        // Whoever has answered it has read it.
        if (loaded?.State is not { Holder: Holder.Agents } conversation || conversation.Unanswered.Find(m => m.MessageId == message) is not { } told) return;

        var engine = live.Bot.Engine;
        var places = await known.Get(engine.Content, ct);
        var now = clock.GetUtcNow();
        // "Yes" to something else than the question is no reply to it.
        var dialogue = conversation.ReplyWhetherToStop == told ? conversation.Dialogue : conversation.Dialogue with { Question = null };
        var context = new ResolutionContext(now, conversation.Channel, conversation.Language, dialogue, places, Desk: (await hours.Of(conversation.SiteId, ct)).Told);
        if (engine.Alarm(told.Text, context) is { Topic: { } topic } alarm)
        {
            await Append(current => current.RecognizeCrisis(topic, Words(alarm), now));
            return;
        }
        // Who opted out would not get the question.
        if (engine.Wish(told.Text, context) is not { } wish || await conversations.IsOptedOut(item.ConversationId, ct)) return;
        var notice = wish.Next.Question is null ? PhraseKeys.OptOutKept : PhraseKeys.OptOutQuestion;
        await Append(current => current.HearWish(told, notice, Words(wish), wish.Next, wish.OptedOut, now));

        // Work that is done twice says it once.
        List<(Guid, string)> Words(Resolved said) =>
            [.. said.Messages.Select((text, i) => (DerivedId.Of(message, BitConverter.GetBytes(i)), text))];

        Task Append(Func<Conversation, Decision<ConversationEvent>> decide) => log.Conversations.Update(item.ConversationId, decide, s_bot, ct);
    }
}

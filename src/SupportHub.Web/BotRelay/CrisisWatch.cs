using SupportHub.Domain.Conversations;
using SupportHub.Faq.Resolution;
using SupportHub.Store.Events;
using SupportHub.Store.Work;
using SupportHub.Web.WebChat.SiteRecords;

namespace SupportHub.Web.BotRelay;

/// <summary>
/// Reads what clients write while a person is waited for, with the bot's safety rules: people may be away for hours, and danger must come to the top
/// of the queue, and be answered with what helps at once, without them.
/// </summary>
internal sealed class CrisisWatch(EventStore log, LiveBot live, KnownPlaces known, SiteHours hours, TimeProvider clock) : IWorkHandler
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
        var context = new ResolutionContext(now, conversation.Channel, conversation.Language, conversation.Dialogue, places, Desk: (await hours.Of(conversation.SiteId, ct)).Told);
        if (engine.Alarm(told.Text, context) is not { Topic: { } topic } alarm) return;

        var words = alarm.Messages.Select(text => (Guid.CreateVersion7(), text)).ToList();
        await log.Conversations.Update(item.ConversationId, current => current.RecognizeCrisis(topic, words, now), s_bot, ct);
    }
}

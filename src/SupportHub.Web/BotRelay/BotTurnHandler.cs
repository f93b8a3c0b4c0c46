using System.Text.Json;
using SupportHub.Bot;
using SupportHub.Bot.Activities;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Store.Events;
using SupportHub.Store.Work;
using SupportHub.Web.BotChannel;
using SupportHub.Web.WebChat.SiteRecords;

namespace SupportHub.Web.BotRelay;

/// <summary>
/// The bot's turn: everything unanswered goes to the bot as one Activity, and its reply is appended at the version the turn was decided on.
/// Another word of the client means deciding again; a person's word means silence.
/// </summary>
internal sealed class BotTurnHandler(EventStore log, LiveBot live, KnownPlaces known, ChannelConversations channels, SiteHours hours, WhoWrites who, TimeProvider clock) : IWorkHandler
{
    private const int Tries = 3;
    private static readonly Act s_bot = new("bot");

    public string Kind => "bot-turn";

    public Task Ready => live.Ready;

    public async Task Handle(WorkItem item, CancellationToken ct)
    {
        // The same bot to the turn's end, whatever is published meanwhile.
        var bot = live.Bot;
        var places = await known.Get(bot.Engine.Content, ct);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var loaded = await log.Conversations.Load(item.ConversationId, ct);
            if (loaded is not { State: { Holder: Holder.Bot, Unanswered.IsEmpty: false } conversation }) return;

            var now = clock.GetUtcNow();
            var turn = bot.Turn(Asked(item.ConversationId, conversation), await ContextOf(conversation, places, now, ct));
            if (turn is null) return;

            var resolved = turn.Resolved;
            // Danger is answered whoever writes, and so is the wish for no texts.
            if (conversation is { Writer: not Writer.Known, Dialogue.Question: null } && resolved.Decision is not (Decisions.Crisis or Decisions.OptOut))
            {
                if (!await who.IsKnown(item.ConversationId, loaded, ct)) return;
                continue;
            }
            var decision = conversation.BotReply(Said(turn.Replies), turn.Turn, resolved.Next, resolved.Handoff, resolved.OptedOut, now, resolved.Rating);
            if (decision.Refusal is not null) return;
            if (await log.Conversations.AppendAt(item.ConversationId, loaded, decision.Events, s_bot, ct) is not null) return;
        }
        // The client writes faster than the bot decides: the work comes back in a moment.
        throw new ConcurrencyConflict(item.ConversationId);
    }

    private async Task<TurnContext> ContextOf(Conversation conversation, Places places, DateTimeOffset now, CancellationToken ct) => new(
        now, conversation.Channel, conversation.Language, await DialogueOf(conversation, ct), places,
        (await hours.Of(conversation.SiteId, ct)).Told) { HasFiles = conversation.Unanswered.Exists(message => message.Files.Count > 0) };

    /// <summary>Who was greeted on a channel knows already that the bot is one.</summary>
    private async Task<Dialogue> DialogueOf(Conversation conversation, CancellationToken ct) =>
        conversation is { Via: not null, Dialogue: { Disclosed: false } begun } && await channels.Greeted(conversation.ContactId, ct)
            ? begun with { Disclosed = true }
            : conversation.Dialogue;

    private static Activity Asked(Guid id, Conversation conversation)
    {
        var last = conversation.Unanswered[^1];
        return new()
        {
            Type = ActivityTypes.Message,
            Id = last.MessageId.ToString(),
            ChannelId = conversation.Via ?? (conversation.Channel == Channel.Sms ? "sms" : "webchat"),
            From = new() { Id = conversation.ContactId.ToString() },
            Recipient = Replies.Nameless,
            Conversation = new() { Id = id.ToString() },
            Locale = conversation.Language.Locale(),
            // All of it, also before a button: who wrote of danger and then pressed one is still in danger.
            Text = string.Join('\n', conversation.Unanswered.Select(message => message.Text)),
            Value = last.Choice is { } choice ? JsonSerializer.SerializeToElement(choice) : null,
        };
    }

    private static List<SentMessage> Said(IEnumerable<Activity> replies) =>
        [.. replies.Where(reply => reply.Type == ActivityTypes.Message).Select(reply => new SentMessage(Guid.CreateVersion7(), reply.Text ?? "", ChoicesOf(reply)))];

    private static Choice[] ChoicesOf(Activity reply) =>
        [.. reply.SuggestedActions?.Actions.Select(action => new Choice(action.Title ?? "", action.Value?.GetString() ?? "")) ?? []];
}

using System.Text.Json;
using SupportHub.Bot.Activities;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Bot;

/// <summary>What the hub knows of a conversation that an Activity does not carry.</summary>
public sealed record TurnContext(
    DateTimeOffset Now, Channel Channel, Language Language, Dialogue Dialogue, Places Places, DeskHours? Desk = null);

/// <summary>One turn of the bot: the Activities it answers with, and what was decided, for the log.</summary>
public sealed record BotTurnResult(IReadOnlyList<Activity> Replies, Resolved Resolved)
{
    /// <summary>The decision as the conversation's log keeps it.</summary>
    public BotTurn Turn => new(
        Resolved.Decision, Resolved.Topic, Resolved.Confidence, Resolved.Language, Resolved.ContentVersion, Resolved.Person);
}

/// <summary>The bot of the FAQ, spoken to in Activities: a message in, messages and perhaps <c>handoff.initiate</c> out.</summary>
public sealed class FaqBot(FaqEngine engine)
{
    public FaqEngine Engine => engine;

    /// <summary>Answers one incoming Activity; null for a kind the bot ignores (everything but messages).</summary>
    public BotTurnResult? Turn(Activity incoming, TurnContext context)
    {
        if (incoming.Type != ActivityTypes.Message) return null;

        var language = LanguageCodes.Parse(incoming.Locale) ?? context.Language;
        var resolved = engine.Resolve(
            incoming.Text ?? "",
            new(context.Now, context.Channel, language, context.Dialogue, context.Places, ChoiceOf(incoming), context.Desk));

        var replies = resolved.Messages.Select(text => Message(incoming, context.Channel, resolved, text)).ToList();
        if (replies.Count > 0 && resolved.Choices.Count > 0) replies[^1] = replies[^1] with { SuggestedActions = Suggested(resolved) };
        if (resolved.Handoff is { } handoff) replies.Add(Initiate(incoming, resolved, handoff));
        return new(replies, resolved);
    }

    /// <summary>A pressed button comes back as the message's value (A7372).</summary>
    private static string? ChoiceOf(Activity incoming) =>
        incoming.Value is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } choice ? choice : null;

    private static Activity Message(Activity incoming, Channel channel, Resolved resolved, string text) => Reply(incoming, resolved) with
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = channel == Channel.Sms ? "plain" : "markdown",
        InputHint = resolved.Next.Question is null ? "acceptingInput" : "expectingInput",
    };

    /// <summary>C63: an event with a name and a context; the hub needs no attachment, it has the conversation itself.</summary>
    private static Activity Initiate(Activity incoming, Resolved resolved, Handoff handoff) => Reply(incoming, resolved) with
    {
        Type = ActivityTypes.Event,
        Name = ActivityTypes.HandoffInitiate,
        Value = JsonSerializer.SerializeToElement(
            new { reason = handoff.Reason.ToString(), topic = handoff.Topic, urgency = handoff.Urgency.ToString() }, ActivityJson.Options),
    };

    private static Activity Reply(Activity incoming, Resolved resolved) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = incoming.ChannelId,
        From = incoming.Recipient,
        Recipient = incoming.From,
        Conversation = incoming.Conversation,
        ReplyToId = incoming.Id,
        Locale = resolved.Language.Locale(),
    };

    private static SuggestedActions Suggested(Resolved resolved) => new()
    {
        Actions =
        [
            .. resolved.Choices.Select(c => new CardAction
            {
                Type = "postBack",
                Title = c.Label,
                Value = JsonSerializer.SerializeToElement(c.Value, ActivityJson.Options),
            }),
        ],
    };
}

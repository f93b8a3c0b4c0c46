using System.Text.Json;
using SupportHub.Bot.Activities;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Bot;

/// <summary>What the hub knows of a conversation that an Activity does not carry.</summary>
public sealed record TurnContext(
    DateTimeOffset Now, Channel Channel, Language Language, Dialogue Dialogue, Places Places, DeskHours? Desk = null)
{
    /// <summary>Photos or papers came with the words, or instead of them.</summary>
    public bool HasFiles { get; init; }
}

/// <summary>One turn of the bot: the Activities it answers with, and what was decided, for the log.</summary>
public sealed record BotTurnResult(IReadOnlyList<Activity> Replies, Resolved Resolved)
{
    /// <summary>The decision as the conversation's log keeps it.</summary>
    public BotTurn Turn => new(
        Resolved.Decision, Resolved.Topic, Resolved.Confidence, Resolved.Language, Resolved.ContentVersion, Resolved.Person) { Nearest = Resolved.Nearest };
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
            new(context.Now, context.Channel, language, context.Dialogue, context.Places, ChoiceOf(incoming), context.Desk) { HasFiles = context.HasFiles });

        var to = ConversationReference.Of(incoming);
        var plain = context.Channel == Channel.Sms;
        var replies = resolved.Messages.Select(text => Replies.Message(to, text, resolved.Language, [], expecting: false, plain)).ToList();
        // Buttons and the open question belong to the last words.
        if (replies.Count > 0)
            replies[^1] = Replies.Message(to, resolved.Messages[^1], resolved.Language, resolved.Choices, resolved.Next.Question is not null, plain);
        if (resolved.Handoff is { } handoff) replies.Add(Replies.HandoffInitiate(to, handoff, resolved.Language));
        return new(replies, resolved);
    }

    /// <summary>A pressed button comes back as the message's value (A7372).</summary>
    private static string? ChoiceOf(Activity incoming) =>
        incoming.Value is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } choice ? choice : null;
}

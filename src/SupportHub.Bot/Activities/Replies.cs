using System.Text.Json;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Languages;

namespace SupportHub.Bot.Activities;

/// <summary>The Activities that go out, each addressed as the protocol asks (C37): channel, both accounts, the Activity it answers, and its locale.</summary>
public static class Replies
{
    /// <param name="to">Where it goes.</param>
    /// <param name="text">Markdown, unless <paramref name="plain"/>.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="choices">Buttons under it.</param>
    /// <param name="expecting">The client is asked something.</param>
    /// <param name="plain">For a phone.</param>
    public static Activity Message(
        ConversationReference to, string text, Language language, IReadOnlyList<Choice> choices, bool expecting, bool plain = false) =>
        Reply(to, ActivityTypes.Message) with
        {
            Text = text,
            TextFormat = plain ? "plain" : "markdown",
            Locale = language.Locale(text),
            InputHint = expecting ? "expectingInput" : "acceptingInput",
            SuggestedActions = choices.Count > 0 ? new() { Actions = [.. choices.Select(Button)] } : null,
        };

    /// <summary>
    /// C63: an event with a name and a context. <paramref name="said"/> goes along as the transcript; a hub that has the conversation itself gets none.
    /// </summary>
    public static Activity HandoffInitiate(ConversationReference to, Handoff handoff, Language language, IReadOnlyList<Activity>? said = null) =>
        Reply(to, ActivityTypes.Event) with
        {
            Name = ActivityTypes.HandoffInitiate,
            Locale = language.Locale(),
            Value = Json(new { reason = handoff.Reason.ToString(), topic = handoff.Topic, urgency = handoff.Urgency.ToString(), language = language.Locale() }),
            Attachments = said is null ? null : [Transcript.Of(said)],
        };

    public static Activity Typing(ConversationReference to, Language language) => Reply(to, ActivityTypes.Typing) with { Locale = language.Locale() };

    public static Activity EndOfConversation(ConversationReference to, Language language) =>
        Reply(to, ActivityTypes.EndOfConversation) with { Code = ActivityTypes.Completed, Locale = language.Locale() };

    /// <summary>For channels that do not say what they call the bot: every Activity has a sender (A2060).</summary>
    public static ChannelAccount Nameless { get; } = new() { Id = "supporthub" };

    internal static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value, ActivityJson.Options);

    private static Activity Reply(ConversationReference to, string type) => new()
    {
        Type = type,
        ChannelId = to.ChannelId,
        From = to.Bot ?? Nameless,
        Recipient = to.Client,
        Conversation = to.Conversation,
        ReplyToId = to.ActivityId,
    };

    /// <summary>A pressed button comes back as its value, unseen (A7371-7373).</summary>
    private static CardAction Button(Choice choice) => new() { Type = "postBack", Title = choice.Label, Value = Json(choice.Value) };
}

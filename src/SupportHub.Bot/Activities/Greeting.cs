using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;

namespace SupportHub.Bot.Activities;

/// <summary>The first words to a client who came and has not written yet. They say what is speaking, as the bot's first words always do.</summary>
public static class Greeting
{
    public static Activity Of(ConversationReference to, Phrases phrases, Language language) => Replies.Message(
        to, $"{phrases.Say(PhraseKeys.DisclosureChat, language)}\n\n{phrases.Say(PhraseKeys.Greeting, language)}", language, [], expecting: false);

    /// <summary>Whether a conversationUpdate brings anybody but the bot, under the id it is addressed by here or any of its own.</summary>
    public static bool IsDue(Activity update, string? appId) =>
        update.Type == ActivityTypes.ConversationUpdate && update.MembersAdded is { } came && came.Any(member => !IsBot(member, update, appId));

    private static bool IsBot(ChannelAccount member, Activity update, string? appId) =>
        member is null || member.Role is "bot" or "agent" or "skill" || string.IsNullOrEmpty(member.Id) || member.Id == update.Recipient?.Id
        || (!string.IsNullOrEmpty(appId) && (member.Id == appId || member.Id == $"28:{appId}"));
}

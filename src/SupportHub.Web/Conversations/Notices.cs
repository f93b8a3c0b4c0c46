using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Web.Content;

namespace SupportHub.Web.Conversations;

/// <summary>The program's own words to a client, in the client's language.</summary>
public sealed class Notices(EventStore log, LiveContent live, TimeProvider clock)
{
    private static readonly Act s_system = new("system");

    /// <summary>
    /// Tells the client, once for each <paramref name="messageId"/>: work that is done twice after a crash gives the same id.
    /// <paramref name="values"/> fill the phrase's placeholders in the conversation's language.
    /// </summary>
    public async Task Say(
        Guid conversationId, Guid messageId, string phrase, Func<Language, (string Name, string Value)[]> values, CancellationToken ct) =>
        await log.Conversations.Update(
            conversationId,
            conversation => conversation.Notify(
                messageId, phrase, live.Content.Phrases.Say(phrase, conversation.Language, values(conversation.Language)), clock.GetUtcNow()),
            s_system, ct);

    /// <summary>What a message is answered with at once, whoever holds the conversation. STOP is never answered.</summary>
    public IEnumerable<ConversationEvent> OwedFor(IncomingMessage message, Language language, DateTimeOffset now)
    {
        var owed = new List<string>();
        if (message.Masked.HasFlag(SensitiveKinds.SocialSecurity)) owed.Add(PhraseKeys.MaskedSocialSecurity);
        if (message.Masked.HasFlag(SensitiveKinds.Card)) owed.Add(PhraseKeys.MaskedCard);
        if (message.Masked.HasFlag(SensitiveKinds.Pin)) owed.Add(PhraseKeys.MaskedPin);
        if (message.Consent?.Kind == ConsentKind.Start) owed.Add(PhraseKeys.StartText);
        if (message.Consent?.Kind == ConsentKind.Help) owed.Add(PhraseKeys.HelpText);
        return owed.Select(phrase => new NoticeSent(Guid.CreateVersion7(), phrase, live.Content.Phrases.Say(phrase, language), now));
    }
}

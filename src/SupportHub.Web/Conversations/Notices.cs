using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Languages;
using SupportHub.Store.Events;
using SupportHub.Web.Content;

namespace SupportHub.Web.Conversations;

/// <summary>The program's own words to a client, in the client's language.</summary>
public sealed class Notices(EventStore log, LiveContent live, QuietPhones quiet, DeskHours desk, TimeProvider clock)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromHours(12);
    private static readonly Act s_system = new("system");

    /// <summary>
    /// Tells the client, once for each <paramref name="messageId"/>: work that is done twice after a crash gives the same id.
    /// <paramref name="values"/> fill the phrase's placeholders in the conversation's language. To a phone that must stay quiet nothing goes: the
    /// words are kept where staff read them.
    /// </summary>
    public async Task Say(
        Guid conversationId, Guid messageId, string phrase, Func<Language, (string Name, string Value)[]> values, CancellationToken ct)
    {
        if (await PlaceOf(conversationId, messageId, ct) is not var (place, _)) return;
        var elsewhere = await quiet.Elsewhere(place, ct);
        await log.Conversations.Update(
            place,
            conversation => conversation.Notify(
                messageId, phrase, Named(conversation, Said(phrase, conversation.Language, conversation.Dialogue.Simplified, values(conversation.Language))),
                clock.GetUtcNow(), elsewhere),
            s_system, ct);
    }

    /// <summary>
    /// Where a notice is to be said: the conversation, or the one in favour of which it ended, where the client is now. Null: it was said, or there is no
    /// such conversation.
    /// </summary>
    public async Task<(Guid Id, Conversation State)?> PlaceOf(Guid conversationId, Guid messageId, CancellationToken ct)
    {
        for (var id = conversationId; ;)
        {
            if (await log.Conversations.Load(id, ct) is not { State: var conversation } || conversation.Notices.Contains(messageId)) return null;
            if (conversation.GoesOnIn is not { } other) return (id, conversation);
            id = other;
        }
    }

    /// <summary>A phrase in the conversation's language, with who we are where the client cannot see it.</summary>
    public string FromUs(Conversation conversation, string phrase) =>
        Named(conversation, Said(phrase, conversation.Language, conversation.Dialogue.Simplified));

    /// <summary>
    /// What a message is answered with at once, whoever holds the conversation (as it was before the message). STOP is never answered. Who waits for a
    /// person hears that the message came, where that is owed.
    /// </summary>
    public IEnumerable<ConversationEvent> OwedFor(Conversation conversation, IncomingMessage message, Language language, DateTimeOffset now)
    {
        var owed = new List<string>();
        var simplified = ChineseScript.IsSimplified(message.Text) ?? conversation.Dialogue.Simplified;
        if (message.Consent is { } word) language = ConsentWords.LanguageOf(word) ?? language;
        if (message.Masked.HasFlag(SensitiveKinds.SocialSecurity)) owed.Add(PhraseKeys.MaskedSocialSecurity);
        if (message.Masked.HasFlag(SensitiveKinds.Card)) owed.Add(PhraseKeys.MaskedCard);
        if (message.Masked.HasFlag(SensitiveKinds.Pin)) owed.Add(PhraseKeys.MaskedPin);
        // The carrier answers in English, and its stock words for HELP do not say who we are.
        var isEnglish = language == Language.English;
        if (message.Consent?.Kind == ConsentKind.Start && !(isEnglish && message.AnsweredByCarrier != CarrierAnswer.None)) owed.Add(PhraseKeys.StartText);
        if (message is { Consent.Kind: ConsentKind.Help, OptedOut: false } && !(isEnglish && message.AnsweredByCarrier == CarrierAnswer.OurWords)) owed.Add(PhraseKeys.HelpText);
        if (message.Consent is null && conversation.OwesAcknowledgement(now)) owed.Add(desk.IsOpen ? PhraseKeys.Waiting : PhraseKeys.WaitingClosed);
        return owed.Select((phrase, i) => new NoticeSent(Guid.CreateVersion7(), phrase, Words(phrase, first: i == 0), now));

        // START's and HELP's answers name us themselves.
        string Words(string phrase, bool first) => Said(phrase, language, simplified, Values(conversation, phrase, language, now)) is var words
            && first && conversation.Started && phrase is not (PhraseKeys.StartText or PhraseKeys.HelpText) ? Named(conversation, words, language, simplified) : words;
    }

    private (string, string)[] Values(Conversation conversation, string phrase, Language language, DateTimeOffset now) =>
        phrase == PhraseKeys.WaitingClosed && desk.NextOpening is { } opening
            ? [("time", ClientTimes.At(opening, now, ClientTimes.ZoneOf(conversation.State) ?? desk.Zone, language))]
            : [];

    private string Named(Conversation conversation, string text) => Named(conversation, text, conversation.Language, conversation.Dialogue.Simplified);

    // A text out of the blue from a number nobody saved is taken for fraud.
    private string Named(Conversation conversation, string text, Language language, bool simplified) =>
        conversation.Channel == Channel.Sms && clock.GetUtcNow() - (conversation.LastSaid ?? DateTimeOffset.MinValue) > s_fresh
            ? Said(PhraseKeys.FromUs, language, simplified, ("text", text))
            : text;

    private string Said(string phrase, Language language, bool simplified, params (string, string)[] values) =>
        live.Content.Phrases.Say(phrase, language, values) is var words && simplified && language == Language.Cantonese ? ChineseScript.Simplify(words) : words;
}

using System.Globalization;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;

namespace SupportHub.Web.WebChat;

/// <summary>Why a client's message was not taken, in their language.</summary>
internal static class ChatRefusals
{
    public const string TooMany = "too-many";

    /// <summary>No page of ours says it. Refused like the rest: what a hub method throws stands in the log, with its stack, as often as a stranger likes.</summary>
    public const string Malformed = "malformed";

    public const string FileGone = "file-not-there";

    /// <summary>Null for what nobody can have caused by writing: the page has words of its own for it.</summary>
    public static string? Say(Phrases phrases, string code, Language language) => code switch
    {
        TooMany => phrases.Say(PhraseKeys.TooFast, language),
        _ when code == Refusals.TooLong.Code => phrases.Say(
            PhraseKeys.TooLong, language, ("limit", Conversation.LongestText.ToString("N0", CultureInfo.InvariantCulture))),
        FileGone => phrases.Say(PhraseKeys.UploadFailed, language),
        _ when code == Refusals.TooManyFiles.Code => phrases.Say(PhraseKeys.UploadTooMany, language, ("limit", $"{MessageFile.Most}")),
        _ => null,
    };
}

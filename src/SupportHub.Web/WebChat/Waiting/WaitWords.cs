using System.Globalization;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Web.Content;

namespace SupportHub.Web.WebChat.Waiting;

/// <summary>The line and the wait in the client's language.</summary>
internal sealed class WaitWords(LiveContent live)
{
    // Nearer than this every step counts; further back a round number changes rarely, and so does the page.
    private const int Exactly = 10;

    /// <summary><paramref name="place"/> counts from 1; null: not known yet.</summary>
    public string? Say(int? place, TimeSpan waited, TimeSpan? usual, Language language)
    {
        var phrases = live.Content.Phrases;
        var line = place switch
        {
            null => null,
            1 => phrases.Say(PhraseKeys.WaitNext, language),
            <= Exactly => phrases.Say(PhraseKeys.WaitInLine, language, ("place", place.Value.ToString(CultureInfo.InvariantCulture))),
            _ => phrases.Say(PhraseKeys.WaitAhead, language, ("count", Round(place.Value - 1).ToString(CultureInfo.InvariantCulture))),
        };
        var wait = usual switch
        {
            null => null,
            { } most when waited > most => phrases.Say(PhraseKeys.WaitLonger, language),
            { } most => phrases.Say(PhraseKeys.UsualWait, language, ("wait", ClientTimes.Wait(most, language))),
        };
        var said = string.Join(language == Language.Cantonese ? "" : " ", new[] { line, wait }.OfType<string>());
        return said.Length == 0 ? null : said;
    }

    /// <summary>Never too few.</summary>
    private static int Round(int ahead)
    {
        var step = ahead <= 50 ? 5 : ahead <= 200 ? 10 : 100;
        return (ahead + step - 1) / step * step;
    }
}

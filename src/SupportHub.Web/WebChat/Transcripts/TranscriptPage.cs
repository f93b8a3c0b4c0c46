using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Web.Content;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.WebChat.Transcripts;

/// <summary>
/// A conversation as a page that needs nothing else: who, when and what, each message in its own language. Nothing in it runs or is fetched, whatever
/// was written.
/// </summary>
internal sealed class TranscriptPage(LiveContent live)
{
    // Letters stay letters, so that the file can be read in any editor.
    private static readonly HtmlEncoder s_html = HtmlEncoder.Create(UnicodeRanges.All);

    public string Html(IReadOnlyList<ChatLine> lines, DateTimeOffset now, TimeZoneInfo zone, Language language)
    {
        var phrases = live.Content.Phrases;
        var title = s_html.Encode(phrases.Say(PhraseKeys.TranscriptTitle, language));
        var html = new StringBuilder($$"""
            <!DOCTYPE html>
            <html lang="{{language.HtmlLang()}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{title}}</title>
            <style>body{max-width:40em;margin:2em auto;padding:0 1em;font:16px/1.6 system-ui,sans-serif}h2{margin:1.5em 0 0;font-size:1em}time{color:#50575f;font-weight:400}p{margin:.25em 0;white-space:pre-wrap;unicode-bidi:isolate}</style>
            </head>
            <body>
            <h1>{{title}}</h1>

            """);
        foreach (var line in lines)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{s_html.Encode(Who(phrases, line, language))} · <time datetime=\"{line.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">{s_html.Encode(When(line.At, zone, language))}</time></h2>\n");
            if (line.Text.Length > 0) html.Append(CultureInfo.InvariantCulture, $"<p lang=\"{line.Lang}\" dir=\"auto\">{s_html.Encode(line.From is "bot" or "system" ? line.Text.Plain() : line.Text)}</p>\n");
            foreach (var file in line.Files ?? []) html.Append(CultureInfo.InvariantCulture, $"<p>{s_html.Encode(phrases.Say(PhraseKeys.TranscriptFile, language, ("name", file.Name ?? "")))}</p>\n");
        }
        return html.Append(CultureInfo.InvariantCulture, $"<hr>\n<p>{s_html.Encode(phrases.Say(PhraseKeys.TranscriptMade, language, ("time", When(now, zone, language))))}</p>\n</body>\n</html>\n").ToString();
    }

    private static string Who(Phrases phrases, ChatLine line, Language language) => line switch
    {
        { From: "you" } => phrases.Say(PhraseKeys.TranscriptYou, language),
        { From: "bot" } => phrases.Say(PhraseKeys.TranscriptBot, language),
        { From: "agent", Name: { Length: > 0 } name } => phrases.Say(PhraseKeys.TranscriptPerson, language, ("name", name)),
        _ => phrases.Say(PhraseKeys.TranscriptDesk, language),
    };

    /// <summary>The whole date: the file is read on another day.</summary>
    private static string When(DateTimeOffset at, TimeZoneInfo zone, Language language) => TimeZoneInfo.ConvertTime(at, zone).ToString(language switch
    {
        Language.Spanish => "d 'de' MMMM 'de' yyyy, h:mm tt",
        Language.Cantonese => "yyyy年M月d日 tth:mm",
        _ => "MMMM d, yyyy, h:mm tt",
    }, CultureInfo.GetCultureInfo(language switch { Language.Spanish => "es-MX", Language.Cantonese => "zh-HK", _ => "en-US" }));
}

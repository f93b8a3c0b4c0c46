using System.Text.Encodings.Web;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Store.Records;
using SupportHub.Web.Content;

namespace SupportHub.Web.WebChat;

/// <summary>The page inside the frame: nothing but the widget's files, and a policy that lets nothing else in.</summary>
internal static class ChatPage
{
    /// <summary>
    /// <paramref name="from"/>: the origin of the site's page that opened the chat; absent when it is opened by itself. <paramref name="signed"/>: that
    /// page will say who its visitor is.
    /// </summary>
    public static async Task<IResult> Show(string? site, string? lang, string? from, string? signed, Sites sites, LiveContent live, ChatAssets assets, HttpContext http, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(site) || await sites.ByKey(site, ct) is not { } record) return Results.NotFound();
        var self = $"{http.Request.Scheme}://{http.Request.Host}";
        if (from is not null && from != self && !Origins(record).Contains(from)) return Results.NotFound();

        http.Response.Headers.ContentSecurityPolicy = Policy(record, http.Request.Host);
        http.Response.Headers.CacheControl = "no-cache";
        var language = LanguageCodes.Parse(lang) ?? record.DefaultLanguage;
        return Results.Content(Html(language, record, from, signed is not null, live.Content.Phrases, assets), "text/html; charset=utf-8");
    }

    // Some browsers do not count a WebSocket to the page's own host as 'self'.
    private static string Policy(Site site, HostString host) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self' ws://{host} wss://{host}; " +
        $"base-uri 'none'; form-action 'none'; frame-ancestors {string.Join(' ', Origins(site).Prepend("'self'"))}";

    /// <summary>Only what is exactly an origin goes into a header.</summary>
    private static IEnumerable<string> Origins(Site site) => site.AllowedOrigins.Where(origin =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) == origin);

    private static string Html(Language language, Site site, string? from, bool signed, Phrases phrases, ChatAssets assets)
    {
        var parent = from is null ? "" : $" data-parent=\"{HtmlEncoder.Default.Encode(from)}\"";
        var colour = site.Colour is null ? "" : $"<link rel=\"stylesheet\" href=\"/widget/sites/{HtmlEncoder.Default.Encode(site.Key)}.css\">";
        // Whoever cannot run the page cannot choose a language in it either.
        var title = string.Join(" · ", LanguageCodes.All.Select(l => phrases.Raw(PhraseKeys.ChatTitle, l)));
        var needsScript = string.Concat(LanguageCodes.All.Select(l => $"<p lang=\"{l.HtmlLang()}\">{HtmlEncoder.Default.Encode(phrases.Raw(PhraseKeys.ChatNeedsScript, l))} "
            + $"<a href=\"/chat/plain?site={Uri.EscapeDataString(site.Key)}&amp;lang={l.Code()}\" target=\"_top\">{HtmlEncoder.Default.Encode(phrases.Raw(PhraseKeys.PlainLink, l))}</a></p>"));
        // What the page fetches itself: the connection's library when there is something to read, and a language when it is chosen.
        var parts = string.Concat(LanguageCodes.All.Select(l => $" data-words-{l.Code()}=\"{Words(l)}\""));
        return $"""
            <!DOCTYPE html>
            <html lang="{language.HtmlLang()}" data-site="{HtmlEncoder.Default.Encode(site.Key)}"{parent}{(signed ? " data-signed" : "")} data-signalr="{assets.Address("widget/signalr.js")}" data-later="{assets.Address("widget/later.js")}"{parts}>
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
              <meta name="color-scheme" content="light dark">
              <meta name="robots" content="noindex">
              <title>{HtmlEncoder.Default.Encode(title)}</title>
              <link rel="icon" href="/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="{assets.Address("widget/chat.css")}">{colour}
              <link rel="modulepreload" href="{Words(language)}">
              <script type="module" src="{assets.Address("widget/chat.js")}"></script>
            </head>
            <body>
              <noscript>{needsScript}</noscript>
            </body>
            </html>
            """;
        string Words(Language each) => assets.Address($"widget/words.{each.Code()}.js");
    }
}

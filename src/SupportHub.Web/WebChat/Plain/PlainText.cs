using System.Text;
using System.Text.RegularExpressions;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>A piece of a line: words, bold words, or a link.</summary>
public sealed record PlainPiece(string Text, string? Href = null, bool Bold = false);

/// <summary>
/// The small Markdown of our own words, as pieces; a person's words have addresses and numbers to tap, and nothing else. The rules are those of the chat's
/// own page (<c>SupportHub.Widget/src/markdown.ts</c>), and the tests of both read one table.
/// </summary>
public static partial class PlainText
{
    public static IEnumerable<PlainPiece> Pieces(string text, bool ours)
    {
        var honest = Unseen().Replace(Turns().Replace(text, "\uFFFD"), "");
        return ours ? Marked(honest) : Linked(honest);
    }

    private static IEnumerable<PlainPiece> Marked(string text)
    {
        var at = 0;
        foreach (Match match in Marks().Matches(text))
        {
            foreach (var piece in Linked(text[at..match.Index])) yield return piece;
            at = match.Index + match.Length;
            yield return match.Groups["bold"] is { Success: true, Value: var bold } ? new(bold, Bold: true)
                : Safe(match.Groups["href"].Value) is { } href ? new(match.Groups["words"].Value, href)
                : new(match.Value);
        }
        foreach (var piece in Linked(text[at..])) yield return piece;
    }

    private static IEnumerable<PlainPiece> Linked(string text)
    {
        var at = 0;
        foreach (Match match in Tapped().Matches(text))
        {
            var isAddress = match.Value.StartsWith("http", StringComparison.Ordinal);
            var found = isAddress ? match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']') : match.Value.Trim();
            var start = match.Index + match.Value.IndexOf(found, StringComparison.Ordinal);
            if ((isAddress ? Safe(found) : IsPhone(text, start, found) ? $"tel:{Dialled(found)}" : null) is not { } href) continue;
            if (start > at) yield return new(text[at..start]);
            at = start + found.Length;
            // An address whose letters only look like another's is shown by its true name.
            yield return new(isAddress && !Ascii.IsValid(found) && href.Contains("xn--", StringComparison.Ordinal) ? href : found, href);
        }
        if (at < text.Length) yield return new(text[at..]);
    }

    /// <summary>A run of digits inside a longer number, an amount or a date is not a phone number.</summary>
    private static bool IsPhone(string text, int start, string found) =>
        !NumberBefore().IsMatch(text[Math.Max(0, start - 2)..start]) && !NumberAfter().IsMatch(text[(start + found.Length)..]);

    private static string Dialled(string found) => string.Concat(found.Where(char.IsAsciiDigit)) switch
    {
        { Length: 10 } digits => $"+1{digits}",
        { Length: 11 } digits => $"+{digits}",
        var digits => digits,
    };

    /// <summary>The address if it is one a chat may lead to; else null: <c>javascript:</c>, relative, or with a name that hides where it leads.</summary>
    private static string? Safe(string href)
    {
        if (Dial().IsMatch(href)) return href;
        if (!Uri.TryCreate(href, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0) return null;
        return url.Host == url.IdnHost ? url.AbsoluteUri : new UriBuilder(url) { Host = url.IdnHost }.Uri.AbsoluteUri;
    }

    [GeneratedRegex(@"[\u202a-\u202e\u2066-\u2069]")]
    private static partial Regex Turns();

    [GeneratedRegex(@"[\u00ad\u034f\u061c\u180e\u200b\u2060-\u2064\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\*\*(?<bold>[^*\n]+)\*\*|\[(?<words>[^\][\n]+)\]\((?<href>[^()\s]+)\)")]
    private static partial Regex Marks();

    [GeneratedRegex("""https?://[^\s<>"'`“”‘’，。；：！？、（）《》「」]+|\+?1?[-. ]?\(?[0-9]{3}\)?[-. ][0-9]{3}[-.][0-9]{4}|(?<![0-9A-Za-z_])(?:911|988)(?![0-9A-Za-z_])""")]
    private static partial Regex Tapped();

    [GeneratedRegex(@"(?:[0-9$#/.-]|[0-9],)\z")]
    private static partial Regex NumberBefore();

    [GeneratedRegex(@"\A(?:[0-9%/-]|[,.][0-9])")]
    private static partial Regex NumberAfter();

    [GeneratedRegex(@"\Atel:[+0-9().-]{3,20}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Dial();
}

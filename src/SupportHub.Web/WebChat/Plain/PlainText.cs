using System.Text.RegularExpressions;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>A piece of a line: words, bold words, or a link.</summary>
public sealed record PlainPiece(string Text, string? Href = null, bool Bold = false);

/// <summary>The small Markdown of our own words, as pieces; a person's words have addresses and numbers to tap, and nothing else.</summary>
public static partial class PlainText
{
    public static IEnumerable<PlainPiece> Pieces(string text, bool ours)
    {
        var at = 0;
        foreach (Match match in (ours ? Marked() : Address()).Matches(text))
        {
            if (match.Index > at) yield return new(text[at..match.Index]);
            at = match.Index + match.Length;
            yield return Piece(match);
        }
        if (at < text.Length) yield return new(text[at..]);
    }

    private static PlainPiece Piece(Match match) => match switch
    {
        { Groups: var found } when found["bold"].Success => new(found["bold"].Value, Bold: true),
        { Groups: var found } when found["href"].Success => new(found["words"].Value, found["href"].Value),
        { Value: ['h', ..] } => new(match.Value, match.Value),
        _ => new(match.Value, "tel:" + string.Concat(match.Value.Where(char.IsAsciiDigit))),
    };

    private const string Tapped = """https?://[^\s<>"'`“”‘’，。；：！？、（）《》「」]+|\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}|\b(?:911|988)\b""";

    [GeneratedRegex(@"\*\*(?<bold>[^*\n]+)\*\*|\[(?<words>[^\][\n]+)\]\((?<href>(?:https?://|tel:)[^()\s]+)\)|" + Tapped)]
    private static partial Regex Marked();

    [GeneratedRegex(Tapped)]
    private static partial Regex Address();
}

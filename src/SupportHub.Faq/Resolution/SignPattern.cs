using System.Text;
using System.Text.RegularExpressions;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Resolution;

/// <summary>
/// One line of a safety or request file as a pattern. Latin script: words, <c>(a|b)</c>, <c>(a|b)?</c>, a star for any ending, <c>...</c> for up
/// to four words, <c>^…$</c> for the whole message. Chinese lines are patterns over the text without spaces.
/// </summary>
internal sealed partial class SignPattern
{
    private readonly Regex _regex;
    private readonly bool _han;

    public SignPattern(string line)
    {
        var bare = TextFold.Bare(TextFold.Fold(ChineseFold.Simplify(line)));
        _han = bare.Any(TextFold.IsHan) || Unspaced().IsMatch(bare);
        _regex = new(_han ? bare.Replace(" ", "", StringComparison.Ordinal) : Latin(bare), RegexOptions.CultureInvariant);
    }

    public bool IsIn(SignText text) => _regex.IsMatch(_han ? text.Joined : text.Spaced);

    /// <summary>The text with what the pattern fits struck out.</summary>
    public SignText StrikeFrom(SignText text) =>
        _han ? text with { Joined = _regex.Replace(text.Joined, "|") } : text with { Spaced = _regex.Replace(text.Spaced, " | ") };

    private static string Latin(string line)
    {
        var whole = line.StartsWith('^') && line.EndsWith('$');
        var pattern = new StringBuilder(whole ? "^ " : " ");
        foreach (var token in Tokens(whole ? line[1..^1] : line))
        {
            if (token == "...") pattern.Append(@"(?:\S+ ){0,4}");
            else if (token[0] == '(' && token.EndsWith(")?", StringComparison.Ordinal) && Closing(token) == token.Length - 2)
                pattern.Append("(?:").Append(Word(token[..^1])).Append(" )?");
            else pattern.Append(Word(token)).Append(' ');
        }
        return pattern.Append(whole ? "$" : "").ToString();
    }

    private static string Word(string token) => token.Replace("*", @"\S*", StringComparison.Ordinal).Replace("(", "(?:", StringComparison.Ordinal);

    /// <summary>Cuts at spaces outside parentheses.</summary>
    private static IEnumerable<string> Tokens(string line)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] != ' ') depth += line[i] switch { '(' => 1, ')' => -1, _ => 0 };
            else if (i == line.Length || depth == 0)
            {
                if (i > start) yield return line[start..i];
                start = i + 1;
            }
        }
    }

    private static int Closing(string token)
    {
        var depth = 0;
        for (var i = 0; i < token.Length; i++)
        {
            depth += token[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0) return i;
        }
        return -1;
    }

    /// <summary>Romanised or mixed lines of the Chinese lists, which are written without spaces.</summary>
    [GeneratedRegex(@"^\S*\(\S*\|\S*\)\S*$")]
    private static partial Regex Unspaced();
}

/// <summary>A text as the patterns see it: bare words with a space on each side, and the same without any space.</summary>
internal sealed record SignText(string Spaced, string Joined)
{
    public static SignText Of(string text)
    {
        var bare = TextFold.Bare(ChineseFold.Simplify(TextFold.Fold(text)));
        var words = new StringBuilder(bare.Length + 2).Append(' ');
        foreach (var c in bare)
        {
            if (char.IsLetterOrDigit(c)) words.Append(c);
            else if (words[^1] != ' ') words.Append(' ');
        }
        if (words[^1] != ' ') words.Append(' ');
        var spaced = words.ToString();
        return new(spaced, spaced.Replace(" ", "", StringComparison.Ordinal));
    }
}

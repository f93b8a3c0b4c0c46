using System.Globalization;
using System.Text;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Content;

/// <summary>A text as place names are looked for in it: small letters without accents, each Han character a word of its own, capitals remembered.</summary>
internal sealed class PlaceText
{
    private readonly List<Word> _words = [];

    private PlaceText()
    {
    }

    /// <param name="Text">Folded; the short forms of names written out ("saint" is "st").</param>
    /// <param name="Capital">It began with a capital.</param>
    /// <param name="Capitals">It was written in capitals only, two at least.</param>
    /// <param name="Amount">Money, a case number or part of a longer number: no ZIP code.</param>
    internal readonly record struct Word(string Text, bool Capital, bool Capitals, bool Amount);

    public IReadOnlyList<Word> Words => _words;

    /// <summary>False when everything is in capitals, or nothing: then they tell nothing.</summary>
    public bool CapitalsTell { get; private set; }

    public static PlaceText Of(string text)
    {
        var read = new PlaceText();
        var source = Ascii.IsValid(text) ? text : ChineseFold.Simplify(Whole(text).Normalize(NormalizationForm.FormKC));
        // An accent is a character of its own after this, and is left out; Han and Latin letters keep their places.
        if (!Ascii.IsValid(source)) source = source.Normalize(NormalizationForm.FormD);
        for (var at = 0; at < source.Length;)
        {
            if (TextFold.IsHan(source[at])) read._words.Add(new(source[at++].ToString(), false, false, false));
            else if (char.IsLetterOrDigit(source[at])) at = read.Take(source, at);
            else at++;
        }
        return read;
    }

    /// <summary>Half a character, as a cut text ends with, cannot be normalized.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private int Take(string source, int from)
    {
        Span<char> word = stackalloc char[32];
        var (length, upper, at) = (0, 0, from);
        for (; at < source.Length; at++)
        {
            var c = source[at];
            if (IsPossessive(source, at)) at++;
            if (c is '\'' or '\u2019' or '\u2018' || (c >= '\u0080' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)) continue;
            if (!char.IsLetterOrDigit(c) || TextFold.IsHan(c)) break;
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) CapitalsTell = true;
            // A longer word is no name; what is cut off would only make it look like one.
            if (length < word.Length) word[length] = char.ToLowerInvariant(c);
            length++;
        }
        if (length > word.Length) length = 0;
        var text = PlaceCues.WrittenOut(word[..length]);
        _words.Add(new(text, char.IsUpper(source[from]), upper > 1 && upper == length, char.IsAsciiDigit(source[from]) && IsAmount(source, from, at)));
        return at;
    }

    /// <summary>"Hennepin's line".</summary>
    private static bool IsPossessive(string source, int at) =>
        source[at] is '\'' or '\u2019' && at + 1 < source.Length && source[at + 1] is 's' or 'S' && (at + 2 == source.Length || !char.IsLetterOrDigit(source[at + 2]));

    private static bool IsAmount(string source, int from, int end)
    {
        var sign = from - 1;
        while (sign >= 0 && source[sign] == ' ') sign--;
        if (sign >= 0 && source[sign] is '$' or '#') return true;
        var before = from > 0 ? source[from - 1] : ' ';
        var after = end < source.Length ? source[end] : ' ';
        var digitAfter = end + 1 < source.Length && char.IsAsciiDigit(source[end + 1]);
        return before is '-' or '.' or '/' || (after is '.' or ',' or '/' && digitAfter) || after == '%'
            || (before == ',' && from > 1 && char.IsAsciiDigit(source[from - 2]));
    }
}

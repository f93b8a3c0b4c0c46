using System.Text.RegularExpressions;

namespace SupportHub.Faq.Checking;

/// <summary>Syllables of a word in lower case, by its letters: near enough for an average over an answer.</summary>
internal static partial class Syllables
{
    public static int English(string word)
    {
        var count = EnglishVowels().Count(word) + EnglishHiatus().Count(word);
        // "made", "makes", "called" end silently; "table", "needed", "places" do not.
        if (SilentEnding().IsMatch(word)) count--;
        return Math.Max(1, count);
    }

    public static int Spanish(string word)
    {
        var vowels = SilentU().Replace(word, "$1");
        return Math.Max(1, SpanishVowels().Count(vowels) + SpanishHiatus().Count(vowels));
    }

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex EnglishVowels();

    /// <summary>"being", "period", "science", "create", "usual": two vowels, two syllables.</summary>
    [GeneratedRegex("ei(?=ng)|io(?=d|l|t\\b)|ie(?=t|nce|nt)|ea(?=te|tion)|ua(?=l)|ia(?!l)|yi(?=ng)")]
    private static partial Regex EnglishHiatus();

    [GeneratedRegex("(?<=[aeiouy].*[^aeiouyl])e$|(?<=[aeiouy].*[aeiouyr])le$|(?<=[aeiouy].*[^aeiouytd])ed$|(?<=[aeiouy].*[^aeiouyscgxz]|[aeiouy].*[^cs]h)es$")]
    private static partial Regex SilentEnding();

    [GeneratedRegex("(q)u|(?<=g)u(?=[eiéí])")]
    private static partial Regex SilentU();

    [GeneratedRegex("[aeiouáéíóúü]+|(?<![aeiouáéíóúü])y\\b")]
    private static partial Regex SpanishVowels();

    /// <summary>Two open vowels, or an accented closed one beside another: "leer", "día", "país".</summary>
    [GeneratedRegex("(?<=[aeoáéó])(?=[aeoáéóíú])|(?<=[íú])(?=[aeoáéó])")]
    private static partial Regex SpanishHiatus();
}

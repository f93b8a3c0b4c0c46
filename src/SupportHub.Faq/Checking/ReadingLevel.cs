using System.Globalization;
using System.Text.RegularExpressions;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Checking;

/// <summary>How easily a text reads, and whether that is easy enough.</summary>
internal sealed record Level(double Value, bool IsPlain, string Message);

/// <summary>
/// English by Flesch and Kincaid's school grade, Spanish by Fernández Huerta's measure, Chinese by characters a sentence. Names of programs
/// and places, numbers, phones and addresses are left out first: nobody can choose plainer ones.
/// </summary>
internal sealed partial class ReadingLevel(IEnumerable<string> placeNames)
{
    public const double HighestGrade = 6;
    public const double LowestEase = 70;
    public const double LongestSentence = 25;

    private readonly HashSet<string> _names = [.. placeNames.Where(n => !n.Any(char.IsDigit)).SelectMany(n => n.Split(' ')).Where(w => char.IsUpper(w[0])).Select(w => w.ToLowerInvariant())];

    /// <summary>The level; null when hardly a word is left to measure.</summary>
    public Level? Of(string markdown, Language language)
    {
        var text = Placeholder().Replace(AnswerText.Page().Replace(AnswerText.Plain(markdown), ""), "");
        return language == Language.Cantonese ? Chinese(text) : Latin(text, language);
    }

    private static Level? Chinese(string text)
    {
        var sentences = HanEnd().Split(text).Select(s => s.Count(TextFold.IsHan)).Where(length => length > 0).ToList();
        if (sentences.Count == 0) return null;
        var average = sentences.Average();
        return new(average, average <= LongestSentence, string.Create(CultureInfo.InvariantCulture, $"sentences have {average:0.00} characters on average; at most {LongestSentence}"));
    }

    private Level? Latin(string text, Language language)
    {
        var sentences = LatinEnd().Split(text).Select(WordsOf).Where(s => s.Count > 0).ToList();
        var words = sentences.Sum(s => s.Count);
        if (words < 5) return null;
        var perSentence = (double)words / sentences.Count;
        if (language == Language.Spanish)
        {
            var ease = 206.84 - 60.0 * sentences.Sum(s => s.Sum(Syllables.Spanish)) / words - 1.02 * perSentence;
            return new(ease, ease >= LowestEase, string.Create(CultureInfo.InvariantCulture, $"Fernández Huerta is {ease:0.00}; at least {LowestEase}"));
        }
        var grade = 0.39 * perSentence + 11.8 * sentences.Sum(s => s.Sum(Syllables.English)) / words - 15.59;
        return new(grade, grade <= HighestGrade, string.Create(CultureInfo.InvariantCulture, $"Flesch-Kincaid grade is {grade:0.00}; at most {HighestGrade}"));
    }

    /// <summary>A word with a capital inside it (EBT, CalFresh) or behind the first word of its sentence is a name.</summary>
    private List<string> WordsOf(string sentence)
    {
        var words = Word().Matches(sentence).Select(m => m.Value).ToList();
        return [.. words.Where((word, i) => !word.Any(char.IsDigit) && !word.Skip(1).Any(char.IsUpper)
            && (word.Length == 1 || !char.IsUpper(word[0]) || (i == 0 && !_names.Contains(word.ToLowerInvariant())))).Select(w => w.ToLowerInvariant())];
    }

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['’][\p{L}]+)?")]
    private static partial Regex Word();

    // The points of "a.m." and "St." end no sentence.
    [GeneratedRegex(@"(?<!\b(?:[apAP]\.?[mM]|St|Dr|Mr|Ms|EE\.?UU))[.!?]+(?=\s|$)|\n")]
    private static partial Regex LatinEnd();

    [GeneratedRegex(@"[。！？!?\n]")]
    private static partial Regex HanEnd();
}

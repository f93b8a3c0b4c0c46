using System.Collections.Frozen;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Analysis;

/// <summary>
/// Spanish text as terms: width and case folded, pronouns taken off verbs, light stems, verb endings taken off, and only then accents folded,
/// since they tell a command (dígame) from a noun; ñ stays. Stop words are kept. Between Lucene's analyzer of this name and this stand our
/// own <see cref="SpanishCliticFilter"/> and <see cref="SpanishVerbFilter"/>.
/// </summary>
public static class SpanishAnalyzer
{
    private const int LongestWord = 64;

    // The light stemmer spares words this short; their plural and last vowel are taken here, so that hijo meets hijos and pago meets pagar.
    private const int ShortWord = 4;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_functionWords = FrozenSet.Create(StringComparer.Ordinal,
        "para", "como", "este", "esta", "esto", "todo", "toda", "cada", "pero", "algo", "nada", "otro", "otra", "sino", "solo", "unos", "unas", "ella",
        "dónde", "donde", "cómo", "cuándo", "cuando", "sobre", "hasta", "desde", "porque", "entre", "ellos", "ellas", "usted").GetAlternateLookup<ReadOnlySpan<char>>();

    public static IReadOnlyList<string> Analyze(string text)
    {
        var folded = TextFold.Fold(text);
        var terms = new List<string>(folded.Length / 5 + 1);
        Span<char> stem = stackalloc char[LongestWord];
        foreach (var token in new StandardTokenizer(folded))
        {
            var word = token.In(folded);
            if (word.Length > LongestWord)
            {
                terms.Add(word.ToString());
                continue;
            }
            word.CopyTo(stem);
            terms.Add(stem[..Stem(stem[..word.Length])].ToString());
        }
        return terms;
    }

    /// <summary>Stems one lower-case word in place and answers its new length.</summary>
    public static int Stem(Span<char> word)
    {
        var verb = word[..(s_functionWords.Contains(word) ? word.Length : SpanishCliticFilter.Filter(word))];
        if (verb.Length > ShortWord && !s_functionWords.Contains(verb)) return SpanishVerbFilter.Stem(verb[..SpanishLightStemmer.Stem(verb)]);
        SpanishAccents.Fold(verb);
        if (s_functionWords.Contains(verb)) return verb.Length;
        return verb is [_, _, 'a' or 'o', 's'] or [_, _, _, 'a' or 'e' or 'o'] ? verb.Length - 1 : verb.Length;
    }
}

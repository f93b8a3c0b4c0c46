using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Analysis;

/// <summary>
/// English text as terms: width and case folded, possessives taken off, stemmed by <see cref="EnglishStemmer"/> ("Porter2", where Lucene's
/// analyzer of this name still uses the first Porter stemmer). Stop words are kept: "not", "can't" and "when" say what is asked, and the
/// index weighs common words down by itself.
/// </summary>
public static class EnglishAnalyzer
{
    private const int LongestWord = 64;

    public static IReadOnlyList<string> Analyze(string text)
    {
        var folded = TextFold.Fold(text);
        var terms = new List<string>(folded.Length / 5 + 1);
        Span<char> stem = stackalloc char[LongestWord];
        foreach (var token in new StandardTokenizer(folded))
        {
            var word = EnglishPossessiveFilter.Filter(token.In(folded));
            if (word.Length > LongestWord)
            {
                terms.Add(word.ToString());
                continue;
            }
            word.CopyTo(stem);
            terms.Add(stem[..EnglishStemmer.Stem(stem[..word.Length])].ToString());
        }
        return terms;
    }
}

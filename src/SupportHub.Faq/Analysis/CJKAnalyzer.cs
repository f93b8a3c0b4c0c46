using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Analysis;

/// <summary>
/// Chinese text as terms, as Lucene's CJKAnalyzer does it: width and case folded, pairs of Han characters, words of other scripts whole.
/// Stop words are kept. Simplifying and the written form of spoken words are the caller's choice, before.
/// </summary>
public static class CJKAnalyzer
{
    private static readonly CJKBigramFilter s_pairs = new();
    private static readonly CJKBigramFilter s_both = new(outputUnigrams: true);

    public static IReadOnlyList<string> Analyze(string text, bool unigrams = false)
    {
        var folded = TextFold.Fold(text);
        var tokens = (unigrams ? s_both : s_pairs).Filter(folded);
        var terms = new string[tokens.Count];
        for (var i = 0; i < terms.Length; i++) terms[i] = tokens[i].In(folded).ToString();
        return terms;
    }
}

using SupportHub.Faq.Analysis;

namespace SupportHub.Faq.Tests.Baselines;

/// <summary>
/// Plain BM25 as Lucene 8 scores it: k1 1.2, b 0.75, idf ln(1 + (N - n + 0.5) / (n + 0.5)), no other weights. Lengths are exact, where Lucene
/// keeps them in one byte. A topic scores as its best document does.
/// </summary>
public sealed class Bm25 : IBaseline
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Func<string, IReadOnlyList<string>> _analyze;
    private readonly Dictionary<string, List<(int Document, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly string[] _topics;
    private readonly double[] _lengths;

    private Bm25(IReadOnlyList<Document> documents, Func<string, IReadOnlyList<string>> analyze)
    {
        _analyze = analyze;
        _topics = [.. documents.Select(d => d.Topic)];
        var terms = documents.Select(d => analyze(d.Text)).ToList();
        var average = terms.Average(t => (double)t.Count);
        _lengths = [.. terms.Select(t => K1 * (1 - B + B * t.Count / average))];
        for (var document = 0; document < terms.Count; document++)
        {
            foreach (var term in terms[document].CountBy(t => t, StringComparer.Ordinal))
            {
                if (!_postings.TryGetValue(term.Key, out var postings)) _postings[term.Key] = postings = [];
                postings.Add((document, term.Value));
            }
        }
    }

    /// <param name="documents">What is looked for.</param>
    /// <param name="language">Chooses the analyzer: en, es, yue; any other is analyzed as Chinese is, which leaves words of other scripts whole.</param>
    public static Bm25 Of(IReadOnlyList<Document> documents, string language) => new(documents, language switch
    {
        "en" => EnglishAnalyzer.Analyze,
        "es" => SpanishAnalyzer.Analyze,
        _ => text => CJKAnalyzer.Analyze(text),
    });

    public IReadOnlyList<string> Top(string text)
    {
        var scores = new double[_topics.Length];
        foreach (var term in _analyze(text))
        {
            if (!_postings.TryGetValue(term, out var postings)) continue;
            var idf = Math.Log(1 + (_topics.Length - postings.Count + 0.5) / (postings.Count + 0.5));
            foreach (var (document, count) in postings) scores[document] += idf * count / (count + _lengths[document]);
        }
        return Best.Three(_topics, scores);
    }
}

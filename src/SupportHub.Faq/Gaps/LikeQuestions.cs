using SupportHub.Domain.Languages;
using SupportHub.Faq.Analysis;
using SupportHub.Faq.Checking;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Gaps;

/// <summary>
/// Groups questions of one language by likeness: content words, rarer ones weighing more, compared by the cosine with the first question of each group. One
/// pass in the given order over an index of words, so ten thousand take a second and the same questions always make the same groups.
/// </summary>
public static class LikeQuestions
{
    private const double LikeEnough = 0.45;

    /// <param name="texts">The questions, in an order that does not change.</param>
    /// <param name="language">Their language.</param>
    /// <returns>Places in <paramref name="texts"/>, in order in each group; the largest group first, then the one that began first.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Group(IReadOnlyList<string> texts, Language language)
    {
        var overlap = new WordOverlap();
        var terms = texts.Select(text => Terms(overlap, text, language)).ToList();
        var known = new Dictionary<string, int>();
        foreach (var term in terms.SelectMany(own => own)) known[term] = known.GetValueOrDefault(term) + 1;

        var groups = new List<List<int>>();
        var index = new Dictionary<string, List<(int Group, double Weight)>>();
        for (var at = 0; at < terms.Count; at++)
        {
            var weights = Weigh(terms[at], known, terms.Count);
            if (Likest(weights, index, groups.Count) is { } found)
            {
                groups[found].Add(at);
                continue;
            }
            foreach (var (term, weight) in weights)
            {
                if (!index.TryGetValue(term, out var places)) index[term] = places = [];
                places.Add((groups.Count, weight));
            }
            groups.Add([at]);
        }
        return [.. groups.OrderByDescending(group => group.Count).ThenBy(group => group[0])];
    }

    private static int? Likest(List<(string Term, double Weight)> weights, Dictionary<string, List<(int Group, double Weight)>> index, int groups)
    {
        if (groups == 0) return null;
        var likeness = new Dictionary<int, double>();
        foreach (var (term, weight) in weights)
        {
            if (!index.TryGetValue(term, out var places)) continue;
            foreach (var (group, its) in places) likeness[group] = likeness.GetValueOrDefault(group) + (weight * its);
        }
        var best = likeness.Where(found => found.Value >= LikeEnough).OrderByDescending(found => Math.Round(found.Value, 9)).ThenBy(found => found.Key).ToList();
        return best.Count == 0 ? null : best[0].Key;
    }

    // Of length 1, so that a product is the cosine.
    private static List<(string Term, double Weight)> Weigh(IReadOnlyList<string> terms, Dictionary<string, int> known, int texts)
    {
        var weights = terms.Select(term => (Term: term, Weight: Math.Log(1 + ((texts + 1.0) / known[term])))).ToList();
        var length = Math.Sqrt(weights.Sum(found => found.Weight * found.Weight));
        return [.. weights.Select(found => (found.Term, found.Weight / length))];
    }

    private static List<string> Terms(WordOverlap overlap, string text, Language language)
    {
        var words = overlap.Read(language == Language.Cantonese ? ChineseFold.Simplify(text) : text);
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in words.Latin) terms.UnionWith(language == Language.Spanish ? SpanishAnalyzer.Analyze(word) : EnglishAnalyzer.Analyze(word));
        foreach (var run in words.Han)
        {
            if (run.Length == 1) terms.Add(run);
            for (var at = 0; at + 1 < run.Length; at++) terms.Add(run.Substring(at, 2));
        }
        // Of nothing but function words: itself.
        if (terms.Count == 0) terms.Add(text.Trim());
        return [.. terms];
    }
}

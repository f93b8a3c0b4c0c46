namespace SupportHub.Faq.Tests.Baselines;

/// <summary>The best topics by the scores of their documents.</summary>
internal static class Best
{
    /// <summary>Three topics at most, each by its best document; what scores nothing is left out, and names decide between equals.</summary>
    public static IReadOnlyList<string> Three(string[] topics, double[] scores)
    {
        var best = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > best.GetValueOrDefault(topics[i])) best[topics[i]] = scores[i];
        }
        return [.. best.OrderByDescending(b => b.Value).ThenBy(b => b.Key, StringComparer.Ordinal).Take(3).Select(b => b.Key)];
    }
}

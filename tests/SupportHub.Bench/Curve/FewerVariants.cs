using System.Security.Cryptography;
using System.Text;
using SupportHub.Faq.Content;

namespace SupportHub.Bench.Curve;

/// <summary>The same content with fewer ways of asking.</summary>
internal static class FewerVariants
{
    /// <summary>
    /// Keeps at most so many lines a topic and language: those first by their hash, so that the choice is the same on every machine, follows no
    /// order in which somebody wrote, and a larger one holds the smaller.
    /// </summary>
    public static BotContent Of(BotContent content, int most)
    {
        var kept = content.Examples.Where(e => content.Topics.ContainsKey(e.Label)).GroupBy(e => (e.Label, e.Language))
            .SelectMany(lines => lines.OrderBy(e => Hash(e.Text), StringComparer.Ordinal).Take(most)).ToHashSet();
        return content with
        {
            // The store keeps trained models by version: fewer lines are another content.
            Version = $"{content.Version}-{most}",
            Examples = [.. content.Examples.Where(e => kept.Contains(e) || !content.Topics.ContainsKey(e.Label))],
            Topics = content.Topics.ToDictionary(t => t.Key, t => t.Value with
            {
                Words = t.Value.Words.ToDictionary(w => w.Key, w => w.Value with { Variants = [.. w.Value.Variants.Where(v => kept.Contains(new(t.Key, w.Key, v)))] }),
            }),
        };
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

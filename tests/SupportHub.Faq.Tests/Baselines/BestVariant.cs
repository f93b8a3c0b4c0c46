using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Tests.Baselines;

/// <summary>The topic of the likest variant: cosine of tf-idf over pieces of 3 to 5 characters, spaces included; idf ln((1 + N) / (1 + n)) + 1.</summary>
public sealed class BestVariant : IBaseline
{
    private const int Shortest = 3;
    private const int Longest = 5;

    private readonly Dictionary<string, List<(int Variant, double Weight)>> _pieces = new(StringComparer.Ordinal);
    private readonly string[] _topics;

    public BestVariant(IReadOnlyList<Document> variants)
    {
        _topics = [.. variants.Select(v => v.Topic)];
        for (var variant = 0; variant < variants.Count; variant++)
        {
            foreach (var (piece, count) in Pieces(variants[variant].Text))
            {
                if (!_pieces.TryGetValue(piece, out var found)) _pieces[piece] = found = [];
                found.Add((variant, count));
            }
        }
        Normalize();
    }

    public IReadOnlyList<string> Top(string text)
    {
        var scores = new double[_topics.Length];
        // The question's own length divides every score alike, so it can stay out.
        foreach (var (piece, count) in Pieces(text))
        {
            if (!_pieces.TryGetValue(piece, out var found)) continue;
            var weight = count * Idf(found.Count);
            foreach (var (variant, its) in found) scores[variant] += weight * its;
        }
        return Best.Three(_topics, scores);
    }

    private void Normalize()
    {
        var squares = new double[_topics.Length];
        foreach (var found in _pieces.Values)
        {
            foreach (var (variant, count) in found) squares[variant] += Math.Pow(count * Idf(found.Count), 2);
        }
        foreach (var found in _pieces.Values)
        {
            for (var i = 0; i < found.Count; i++)
                found[i] = found[i] with { Weight = found[i].Weight * Idf(found.Count) / Math.Sqrt(squares[found[i].Variant]) };
        }
    }

    private double Idf(int variants) => Math.Log((1.0 + _topics.Length) / (1 + variants)) + 1;

    private static Dictionary<string, int> Pieces(string text)
    {
        var padded = $" {TextFold.Fold(text)} ";
        var pieces = new Dictionary<string, int>(padded.Length * 3, StringComparer.Ordinal);
        for (var n = Shortest; n <= Longest; n++)
        {
            for (var i = 0; i + n <= padded.Length; i++)
            {
                var piece = padded.Substring(i, n);
                pieces[piece] = pieces.GetValueOrDefault(piece) + 1;
            }
        }
        return pieces;
    }
}

namespace SupportHub.Faq.Checking;

/// <summary>
/// Finds lines of two topics that are nearly the same. Alike is the share of their pieces (three letters, two Han characters) that both have.
/// </summary>
internal static class Likeness
{
    private const double Alike = 0.6;

    // A shorter line is a bare keyword: near to many others, and rightly so.
    private const int FewestPieces = 8;

    public static void Find(IReadOnlyList<Variant> variants, List<Finding> findings)
    {
        var lines = variants.Select(v => (Variant: v, Pieces: Pieces(v.Key))).Where(l => l.Pieces.Count >= FewestPieces).ToList();
        var having = new Dictionary<string, List<int>>();
        var shared = new int[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            Array.Clear(shared);
            foreach (var piece in lines[i].Pieces)
            {
                if (!having.TryGetValue(piece, out var earlier)) having[piece] = earlier = [];
                foreach (var j in earlier) shared[j]++;
                earlier.Add(i);
            }
            for (var j = 0; j < i; j++)
            {
                var both = lines[i].Pieces.Count + lines[j].Pieces.Count - shared[j];
                var (one, other) = (lines[i].Variant, lines[j].Variant);
                // The same letters are told of as a double.
                if (shared[j] < Alike * both || one.Topic == other.Topic || one.Key == other.Key) continue;
                findings.Add(new(one.Topic.File, one.Line, true, $"\"{one.Text}\" is nearly \"{other.Text}\" at {other.Where}"));
            }
        }
    }

    private static HashSet<string> Pieces(string key)
    {
        var length = key.Any(Languages.TextFold.IsHan) ? 2 : 3;
        return [.. Enumerable.Range(0, Math.Max(0, key.Length - length + 1)).Select(i => key.Substring(i, length))];
    }
}

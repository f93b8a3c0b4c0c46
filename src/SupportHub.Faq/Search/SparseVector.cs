namespace SupportHub.Faq.Search;

/// <summary>A text as the terms it has and their weights, of length 1.</summary>
internal readonly record struct SparseVector(int[] Terms, float[] Values)
{
    /// <summary>Sublinear counts times idf, scaled to length 1; <paramref name="known"/> is the share of terms that are in the vocabulary.</summary>
    public static SparseVector Of(List<ulong> terms, Dictionary<ulong, int> vocabulary, float[] idf, out double known)
    {
        terms.Sort();
        var ids = new List<int>(terms.Count);
        var values = new List<float>(terms.Count);
        var found = 0;
        for (var i = 0; i < terms.Count;)
        {
            var next = i + 1;
            while (next < terms.Count && terms[next] == terms[i]) next++;
            if (vocabulary.TryGetValue(terms[i], out var id))
            {
                found += next - i;
                ids.Add(id);
                values.Add((1 + MathF.Log(next - i)) * idf[id]);
            }
            i = next;
        }
        known = terms.Count == 0 ? 0 : (double)found / terms.Count;
        var length = MathF.Sqrt(values.Sum(v => v * v));
        return new([.. ids], [.. values.Select(v => v / length)]);
    }
}

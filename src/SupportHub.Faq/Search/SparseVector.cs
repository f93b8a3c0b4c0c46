namespace SupportHub.Faq.Search;

/// <summary>A text as the terms it has and their weights, of length 1.</summary>
internal readonly record struct SparseVector(int[] Terms, float[] Values)
{
    /// <summary>Sublinear counts times idf; each channel has length 1, then the whole has. <paramref name="known"/> is the share of terms that are in the vocabulary.</summary>
    public static SparseVector Of(List<ulong> terms, Dictionary<ulong, int> vocabulary, float[] idf, out double known)
    {
        terms.Sort();
        var ids = new List<int>(terms.Count);
        var values = new List<float>(terms.Count);
        var channels = new List<int>(terms.Count);
        var found = 0;
        for (var i = 0; i < terms.Count;)
        {
            var next = i + 1;
            while (next < terms.Count && terms[next] == terms[i]) next++;
            if (vocabulary.TryGetValue(terms[i], out var id))
            {
                found += next - i;
                ids.Add(id);
                channels.Add(TermReader.ChannelOf(terms[i]));
                values.Add((1 + MathF.Log(next - i)) * idf[id]);
            }
            i = next;
        }
        known = terms.Count == 0 ? 0 : (double)found / terms.Count;
        var squares = new float[TermReader.Channels];
        for (var i = 0; i < values.Count; i++) squares[channels[i]] += values[i] * values[i];
        var whole = MathF.Sqrt(squares.Count(square => square > 0));
        return new([.. ids], [.. values.Select((value, i) => value / (MathF.Sqrt(squares[channels[i]]) * whole))]);
    }
}

namespace SupportHub.Faq.Search;

/// <summary>A text as the numbers of its known terms, ascending, and their weights: sublinear counts times idf. The terms of each kind have length 1.</summary>
/// <param name="Terms">Numbers of the vocabulary.</param>
/// <param name="Values">The weight of each.</param>
/// <param name="Kinds">The kind of each.</param>
/// <param name="Known">The share of the text's terms that the vocabulary has.</param>
internal readonly record struct TermVector(int[] Terms, float[] Values, byte[] Kinds, double Known)
{
    public static TermVector Of(List<ulong> terms, Vocabulary vocabulary)
    {
        ulong[] sorted = [.. terms];
        Array.Sort(sorted);
        var ids = new List<int>(sorted.Length);
        var values = new List<float>(sorted.Length);
        var kinds = new List<byte>(sorted.Length);
        var squares = new float[TermReader.Kinds];
        var found = 0;
        for (var i = 0; i < sorted.Length;)
        {
            var next = i + 1;
            while (next < sorted.Length && sorted[next] == sorted[i]) next++;
            if (vocabulary.TryFind(sorted[i], out var id))
            {
                found += next - i;
                var value = (1 + ExactMath.Log((float)(next - i))) * vocabulary.Idf[id];
                var kind = TermReader.KindOf(sorted[i]);
                ids.Add(id);
                values.Add(value);
                kinds.Add((byte)kind);
                squares[kind] += value * value;
            }
            i = next;
        }
        return new([.. ids], [.. values.Select((value, i) => value / MathF.Sqrt(squares[kinds[i]]))], [.. kinds],
            sorted.Length == 0 ? 0 : (double)found / sorted.Length);
    }

    /// <summary>The terms of some kinds that stand in several examples, the whole of length 1.</summary>
    public TermVector Only(TermKinds kinds, Vocabulary vocabulary)
    {
        var (all, of) = (this, kinds);
        int[] kept = [.. Enumerable.Range(0, Terms.Length).Where(i => (of & (TermKinds)(1 << all.Kinds[i])) != 0 && all.Terms[i] < vocabulary.Often)];
        var square = 0f;
        foreach (var i in kept) square += Values[i] * Values[i];
        var length = MathF.Sqrt(square);
        return new([.. kept.Select(i => all.Terms[i])], [.. kept.Select(i => all.Values[i] / length)], [.. kept.Select(i => all.Kinds[i])], Known);
    }
}

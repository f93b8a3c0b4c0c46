namespace SupportHub.Faq.Search;

/// <summary>The terms of the examples and how telling each is. The same examples give the same numbers to the same terms.</summary>
internal sealed class Vocabulary
{
    // A term seen once tells of its one line only: the classifiers are a third of the size without them.
    private const int OftenFrom = 2;

    private readonly Dictionary<ulong, int> _ids;

    private Vocabulary(ulong[] terms, float[] idf, int often)
    {
        (Terms, Idf, Often) = (terms, idf, often);
        _ids = new(terms.Length);
        for (var id = 0; id < terms.Length; id++) _ids[terms[id]] = id;
    }

    /// <summary>The terms by number.</summary>
    public ulong[] Terms { get; }

    public float[] Idf { get; }

    /// <summary>Terms with a number below this stand in several examples.</summary>
    public int Often { get; }

    public int Count => Terms.Length;

    public bool TryFind(ulong term, out int id) => _ids.TryGetValue(term, out id);

    public static Vocabulary Of(IReadOnlyList<List<ulong>> examples)
    {
        var lines = new Dictionary<ulong, int>();
        foreach (var example in examples)
        {
            foreach (var term in example.Distinct()) lines[term] = lines.GetValueOrDefault(term) + 1;
        }
        // Sorted, so that no dictionary's own order decides anything.
        var sorted = lines.OrderBy(l => l.Value < OftenFrom).ThenBy(l => l.Key).ToList();
        return new(
            [.. sorted.Select(l => l.Key)],
            [.. sorted.Select(l => ExactMath.Log((1f + examples.Count) / (1f + l.Value)) + 1)],
            sorted.Count(l => l.Value >= OftenFrom));
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Often);
        Arrays.Write(to, Terms);
        Arrays.Write(to, Idf);
    }

    public static Vocabulary Read(BinaryReader from)
    {
        var often = from.ReadInt32();
        return new(Arrays.Read<ulong>(from), Arrays.Read<float>(from), often);
    }
}

namespace SupportHub.Faq.Search;

/// <summary>
/// Naive Bayes over tf-idf weights, one vote a kind of terms: by how much a class's own lines use a term more than all lines do. It learns more
/// from a single line than a classifier that is trained against its rivals, and errs elsewhere.
/// </summary>
internal sealed class TermOdds
{
    // Of a class's weight that much is spread over all terms as all lines use them: small, for the lines of a class are few and tell much.
    private const float Spread = 0.005f;

    private readonly int _classes;
    private readonly int[] _starts;
    private readonly ushort[] _of;
    private readonly float[] _odds;
    private readonly float[] _unseen;

    private TermOdds(int classes, int[] starts, ushort[] of, float[] odds, float[] unseen) =>
        (_classes, _starts, _of, _odds, _unseen) = (classes, starts, of, odds, unseen);

    public static TermOdds Of(Vocabulary vocabulary, IReadOnlyList<TermVector> texts, IReadOnlyList<int> labels, int classes)
    {
        var counts = new Counts(vocabulary, texts, labels, classes);
        var starts = new int[vocabulary.Count + 1];
        var of = new List<ushort>(vocabulary.Count * 2);
        var odds = new List<float>(vocabulary.Count * 2);
        var used = new float[classes];
        for (var term = 0; term < vocabulary.Count; term++)
        {
            Array.Clear(used);
            var all = 0f;
            foreach (var (label, weight) in counts.Of(term))
            {
                used[label] += weight;
                all += weight;
            }
            for (var c = 0; c < classes; c++)
            {
                if (used[c] == 0) continue;
                of.Add((ushort)c);
                odds.Add(ExactMath.Log(1 + used[c] / (Spread * all)));
            }
            starts[term + 1] = of.Count;
        }
        return new(classes, starts, [.. of], [.. odds], [.. counts.OfClass.Select((weight, i) => Unseen(weight, counts.OfKind[i / classes]))]);
    }

    // The logarithm of Spread * all / (weight + Spread * all): what a term that the class never uses tells of it.
    private static float Unseen(float weight, float all) => all == 0 ? 0 : -ExactMath.Log(1 + weight / (Spread * all));

    /// <summary>The votes of a text's terms of some kinds for every class.</summary>
    public float[] Score(TermVector text, TermKinds kinds)
    {
        var scores = new float[_classes];
        var sums = new float[TermReader.Kinds];
        for (var i = 0; i < text.Terms.Length; i++)
        {
            if ((kinds & (TermKinds)(1 << text.Kinds[i])) == 0) continue;
            sums[text.Kinds[i]] += text.Values[i];
            for (var at = _starts[text.Terms[i]]; at < _starts[text.Terms[i] + 1]; at++) scores[_of[at]] += text.Values[i] * _odds[at];
        }
        for (var kind = 0; kind < sums.Length; kind++)
        {
            if (sums[kind] > 0) Rows.Add(scores, _unseen.AsSpan(kind * _classes, _classes), sums[kind]);
        }
        return scores;
    }

    public void Write(BinaryWriter to)
    {
        to.Write(_classes);
        Arrays.Write(to, _starts);
        Arrays.Write(to, _of);
        Arrays.Write(to, _odds);
        Arrays.Write(to, _unseen);
    }

    public static TermOdds Read(BinaryReader from) =>
        new(from.ReadInt32(), Arrays.Read<int>(from), Arrays.Read<ushort>(from), Arrays.Read<float>(from), Arrays.Read<float>(from));

    /// <summary>Who uses each term how much, in the order of the examples, and the sums a kind.</summary>
    private sealed class Counts
    {
        private readonly int[] _starts;
        private readonly (ushort Label, float Weight)[] _uses;

        public Counts(Vocabulary vocabulary, IReadOnlyList<TermVector> texts, IReadOnlyList<int> labels, int classes)
        {
            OfClass = new float[TermReader.Kinds * classes];
            OfKind = new float[TermReader.Kinds];
            _starts = new int[vocabulary.Count + 1];
            foreach (var text in texts)
            {
                foreach (var term in text.Terms) _starts[term + 1]++;
            }
            for (var term = 0; term < vocabulary.Count; term++) _starts[term + 1] += _starts[term];
            _uses = new (ushort, float)[_starts[^1]];
            var next = (int[])_starts.Clone();
            for (var i = 0; i < texts.Count; i++)
            {
                var text = texts[i];
                for (var t = 0; t < text.Terms.Length; t++)
                {
                    _uses[next[text.Terms[t]]++] = ((ushort)labels[i], text.Values[t]);
                    OfClass[text.Kinds[t] * classes + labels[i]] += text.Values[t];
                    OfKind[text.Kinds[t]] += text.Values[t];
                }
            }
        }

        public float[] OfClass { get; }

        public float[] OfKind { get; }

        public ReadOnlySpan<(ushort Label, float Weight)> Of(int term) => _uses.AsSpan(_starts[term]..(_starts[term + 1]));
    }
}

namespace SupportHub.Faq.Search;

/// <summary>Trains the classifier: stochastic gradient descent over the examples in a fixed shuffled order.</summary>
internal static class ClassifierTraining
{
    private const int Epochs = 6;
    private const float FirstStep = 6f;
    private const float Decay = 2e-6f;
    // A term seen once tells of its one line only: leaving it out makes the model a third of the size.
    private const int LeastLines = 2;
    private const float UrgentWeight = 2f;
    private const float SmallestShare = 0.003f;

    /// <param name="examples">Labelled texts, as terms.</param>
    /// <param name="urgent">Labels that must not be missed: their examples count double.</param>
    public static LinearClassifier Train(IReadOnlyList<(string Label, List<ulong> Terms)> examples, IReadOnlySet<string> urgent)
    {
        var (vocabulary, idf) = ReadVocabulary(examples);
        string[] classes = [.. examples.Select(e => e.Label).Distinct().Order(StringComparer.Ordinal)];
        var vectors = examples.Select(e => SparseVector.Of(e.Terms, vocabulary, idf, out _)).ToArray();
        var labels = examples.Select(e => Array.BinarySearch(classes, e.Label, StringComparer.Ordinal)).ToArray();

        var weights = new float[vocabulary.Count * classes.Length];
        var bias = new float[classes.Length];
        var scores = new float[classes.Length];
        var moving = new int[classes.Length];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var steps = (float)Epochs * examples.Count;
        var step = 0;
        var shuffle = new FixedShuffle(20261121);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Shuffle(order);
            foreach (var i in order)
            {
                var rate = FirstStep * (1 - step++ / steps) * (urgent.Contains(examples[i].Label) ? UrgentWeight : 1);
                Learn(vectors[i], labels[i], rate, weights, bias, scores, moving);
            }
            foreach (ref var weight in weights.AsSpan()) weight *= 1 - Decay * examples.Count;
        }
        return new(classes, vocabulary, idf, weights, bias);
    }

    private static void Learn(SparseVector vector, int label, float rate, float[] weights, float[] bias, float[] scores, int[] classes)
    {
        bias.CopyTo(scores, 0);
        for (var t = 0; t < vector.Terms.Length; t++)
            Rows.Add(scores, weights.AsSpan(vector.Terms[t] * scores.Length, scores.Length), vector.Values[t]);
        Rows.SoftMax(scores);
        scores[label] -= 1;
        // Most classes are already out of the question for most lines; their share of the step is too small to matter.
        var moving = 0;
        for (var c = 0; c < scores.Length; c++)
        {
            if (MathF.Abs(scores[c]) >= SmallestShare) classes[moving++] = c;
        }
        for (var t = 0; t < vector.Terms.Length; t++)
        {
            var row = weights.AsSpan(vector.Terms[t] * scores.Length, scores.Length);
            var by = -rate * vector.Values[t];
            foreach (var c in classes.AsSpan(0, moving)) row[c] += by * scores[c];
        }
        Rows.Add(bias, scores, -rate * 0.01f);
    }

    private static (Dictionary<ulong, int> Vocabulary, float[] Idf) ReadVocabulary(IReadOnlyList<(string, List<ulong> Terms)> examples)
    {
        var lines = new Dictionary<ulong, int>();
        foreach (var (_, terms) in examples)
        {
            foreach (var term in terms.Distinct()) lines[term] = lines.GetValueOrDefault(term) + 1;
        }
        // Sorted, so that no dictionary's own order decides anything.
        var kept = lines.Where(l => l.Value >= LeastLines).OrderBy(l => l.Key).ToList();
        var vocabulary = new Dictionary<ulong, int>(kept.Count);
        var idf = new float[kept.Count];
        foreach (var (term, count) in kept)
        {
            idf[vocabulary.Count] = MathF.Log((1f + examples.Count) / (1f + count)) + 1;
            vocabulary[term] = vocabulary.Count;
        }
        return (vocabulary, idf);
    }
}

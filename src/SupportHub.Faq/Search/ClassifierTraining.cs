namespace SupportHub.Faq.Search;

/// <summary>Trains a classifier: stochastic gradient descent over the examples in a fixed shuffled order.</summary>
internal static class ClassifierTraining
{
    private const int Epochs = 6;
    private const float FirstStep = 6f;
    private const float Decay = 2e-6f;
    private const float SmallestShare = 0.003f;

    /// <param name="kinds">The kinds of terms it looks at.</param>
    /// <param name="vocabulary">The terms of all examples.</param>
    /// <param name="texts">The examples.</param>
    /// <param name="labels">The class of each, below <paramref name="classes"/>.</param>
    /// <param name="classes">How many there are.</param>
    public static LinearClassifier Train(TermKinds kinds, Vocabulary vocabulary, IReadOnlyList<TermVector> texts, IReadOnlyList<int> labels, int classes)
    {
        TermVector[] own = [.. texts.Select(t => t.Only(kinds, vocabulary))];
        var weights = new float[vocabulary.Often * classes];
        var bias = new float[classes];
        var scores = new float[classes];
        var moving = new int[classes];
        var order = Enumerable.Range(0, own.Length).ToArray();
        var steps = (float)Epochs * own.Length;
        var step = 0;
        var shuffle = new FixedShuffle(20261121);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Shuffle(order);
            foreach (var i in order) Learn(own[i], labels[i], FirstStep * (1 - step++ / steps), weights, bias, scores, moving);
            foreach (ref var weight in weights.AsSpan()) weight *= 1 - Decay * own.Length;
        }
        return new(kinds, vocabulary, weights, bias);
    }

    private static void Learn(TermVector text, int label, float rate, float[] weights, float[] bias, float[] scores, int[] classes)
    {
        bias.CopyTo(scores, 0);
        for (var t = 0; t < text.Terms.Length; t++)
            Rows.Add(scores, weights.AsSpan(text.Terms[t] * scores.Length, scores.Length), text.Values[t]);
        Rows.SoftMax(scores);
        scores[label] -= 1;
        // Most classes are already out of the question for most lines; their share of the step is too small to matter.
        var moving = 0;
        for (var c = 0; c < scores.Length; c++)
        {
            if (MathF.Abs(scores[c]) >= SmallestShare) classes[moving++] = c;
        }
        for (var t = 0; t < text.Terms.Length; t++)
        {
            var row = weights.AsSpan(text.Terms[t] * scores.Length, scores.Length);
            var by = -rate * text.Values[t];
            foreach (var c in classes.AsSpan(0, moving)) row[c] += by * scores[c];
        }
        Rows.Add(bias, scores, -rate * 0.01f);
    }
}

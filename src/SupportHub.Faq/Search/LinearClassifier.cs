namespace SupportHub.Faq.Search;

/// <summary>
/// Multinomial logistic regression over the terms of some kinds: one row of weights a term, one column a class. All languages share it, so a text
/// that mixes two is no special case. Training order is fixed, and the same content gives the same weights.
/// </summary>
internal sealed class LinearClassifier(TermKinds kinds, Vocabulary vocabulary, float[] weights, float[] bias)
{
    /// <summary>The logarithm of each class's probability.</summary>
    public float[] Score(TermVector text)
    {
        var scores = (float[])bias.Clone();
        var own = text.Only(kinds, vocabulary);
        for (var i = 0; i < own.Terms.Length; i++)
            Rows.Add(scores, weights.AsSpan(own.Terms[i] * scores.Length, scores.Length), own.Values[i]);
        Rows.LogSoftMax(scores);
        return scores;
    }

    public void Write(BinaryWriter to)
    {
        to.Write((int)kinds);
        Arrays.Write(to, weights);
        Arrays.Write(to, bias);
    }

    public static LinearClassifier Read(BinaryReader from, Vocabulary vocabulary) =>
        new((TermKinds)from.ReadInt32(), vocabulary, Arrays.Read<float>(from), Arrays.Read<float>(from));
}

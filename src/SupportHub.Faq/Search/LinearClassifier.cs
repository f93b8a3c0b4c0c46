namespace SupportHub.Faq.Search;

/// <summary>
/// Multinomial logistic regression over tf-idf terms: one row of weights a term, one column a class. All languages share it, so a text that
/// mixes two is no special case. Training order is fixed, and the same content gives the same weights.
/// </summary>
internal sealed class LinearClassifier
{
    private readonly Dictionary<ulong, int> _terms;
    private readonly float[] _idf;
    private readonly float[] _weights;
    private readonly float[] _bias;

    internal LinearClassifier(IReadOnlyList<string> classes, Dictionary<ulong, int> terms, float[] idf, float[] weights, float[] bias) =>
        (Classes, _terms, _idf, _weights, _bias) = (classes, terms, idf, weights, bias);

    public IReadOnlyList<string> Classes { get; }

    /// <summary>The probability of every class, and the share of the text's terms that were ever seen.</summary>
    public (float[] Probabilities, double Known) Score(List<ulong> terms)
    {
        var scores = (float[])_bias.Clone();
        var vector = SparseVector.Of(terms, _terms, _idf, out var known);
        for (var i = 0; i < vector.Terms.Length; i++)
            Rows.Add(scores, _weights.AsSpan(vector.Terms[i] * scores.Length, scores.Length), vector.Values[i]);
        Rows.SoftMax(scores);
        return (scores, known);
    }
}

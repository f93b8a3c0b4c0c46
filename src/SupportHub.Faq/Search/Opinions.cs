namespace SupportHub.Faq.Search;

/// <summary>
/// What several ways of looking at a text each think of every class. They learn from the same examples and err at different questions, so what
/// they think together is right more often than the best of them, and where they differ is the best sign of doubt.
/// </summary>
internal sealed class Opinions
{
    private static readonly TermKinds[] s_classifiers = [TermKinds.Text, TermKinds.Concept];
    private static readonly TermKinds[] s_votes = [TermKinds.Stem, TermKinds.WordPair, TermKinds.Piece, TermKinds.Han, TermKinds.WrittenHan];

    public static int Count => s_classifiers.Length + s_votes.Length;

    private readonly Vocabulary _vocabulary;
    private readonly LinearClassifier[] _classifiers;
    private readonly TermOdds _odds;

    private Opinions(Vocabulary vocabulary, LinearClassifier[] classifiers, TermOdds odds) =>
        (_vocabulary, _classifiers, _odds) = (vocabulary, classifiers, odds);

    /// <param name="examples">The terms of each example.</param>
    /// <param name="labels">The class of each, below <paramref name="classes"/>.</param>
    /// <param name="classes">How many there are.</param>
    public static Opinions Learn(IReadOnlyList<List<ulong>> examples, IReadOnlyList<int> labels, int classes)
    {
        var vocabulary = Vocabulary.Of(examples);
        TermVector[] texts = [.. examples.Select(e => TermVector.Of(e, vocabulary))];
        return new(vocabulary, [.. s_classifiers.Select(kinds => ClassifierTraining.Train(kinds, vocabulary, texts, labels, classes))],
            TermOdds.Of(vocabulary, texts, labels, classes));
    }

    /// <summary>One row an opinion, one column a class; and the share of the text's terms that were ever seen.</summary>
    public (float[][] Rows, double Known) Of(List<ulong> terms)
    {
        var text = TermVector.Of(terms, _vocabulary);
        return ([.. _classifiers.Select(c => c.Score(text)), .. s_votes.Select(kinds => _odds.Score(text, kinds))], text.Known);
    }

    public void Write(BinaryWriter to)
    {
        _vocabulary.Write(to);
        foreach (var classifier in _classifiers) classifier.Write(to);
        _odds.Write(to);
    }

    public static Opinions Read(BinaryReader from)
    {
        var vocabulary = Vocabulary.Read(from);
        return new(vocabulary, [.. s_classifiers.Select(_ => LinearClassifier.Read(from, vocabulary))], TermOdds.Read(from));
    }
}

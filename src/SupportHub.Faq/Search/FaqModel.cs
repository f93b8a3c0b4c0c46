using System.Runtime.InteropServices;

namespace SupportHub.Faq.Search;

/// <summary>A text and the class it is an example of.</summary>
internal sealed record Lesson(string Label, List<ulong> Terms);

/// <summary>A question nothing was learned from, its language (0 to 2), the state it names if any, and the classes that would be right.</summary>
internal sealed record Exam(List<ulong> Terms, int Language, string? State, Func<string, bool> Accepts);

/// <summary>An exam with what the opinions say to it.</summary>
internal sealed record Marked(float[][] Opinions, double Known, int Language, string? State, bool[] Right);

/// <summary>What a text is taken for: the probability of every class, and how sure it is that the likeliest topic is right.</summary>
internal sealed record Judgement(double[] Probabilities, double Confidence, double Known);

/// <summary>Everything that is learned from a set of questions: opinions from the examples, then how to weigh and trust them from exams.</summary>
internal sealed class FaqModel
{
    private const int Folds = 4;
    private const int FewestExams = 200;
    private const int MostFoldedExams = 4000;

    // Who names a place of the one state does not mean the other's programs; who named one before may by now.
    private const double NamedElsewhere = 0.01;
    private const double KnownElsewhere = 0.15;

    private readonly Opinions _opinions;
    private readonly Blend _blend;
    private readonly Certainty _certainty;
    private readonly bool[] _isTopic;
    private readonly string[] _states;

    private FaqModel(string[] classes, bool[] isTopic, string[] states, Opinions opinions, Blend blend, Certainty certainty) =>
        (Classes, _isTopic, _states, _opinions, _blend, _certainty) = (classes, isTopic, states, opinions, blend, certainty);

    public string[] Classes { get; }

    /// <summary>Learns; the same lessons and exams give the same model on every machine.</summary>
    /// <param name="lessons">The examples.</param>
    /// <param name="exams">Questions written apart from them. When they are few, parts of the lessons take their place, each part judged by what the others teach.</param>
    /// <param name="isTopic">Whether a class is a topic, not an example of what is none.</param>
    /// <param name="stateOf">The one state a class belongs to, or empty.</param>
    public static FaqModel Train(IReadOnlyList<Lesson> lessons, IReadOnlyList<Exam> exams, Func<string, bool> isTopic, Func<string, string> stateOf)
    {
        string[] classes = [.. lessons.Select(l => l.Label).Distinct().Order(StringComparer.Ordinal)];
        bool[] topics = [.. classes.Select(isTopic)];
        string[] states = [.. classes.Select(stateOf)];
        var opinions = Learn(lessons, classes);
        var marked = exams.Count >= FewestExams
            ? [.. exams.Select(e => Mark(opinions, e.Terms, e.Language, e.State, [.. classes.Select(e.Accepts)]))]
            : MarkFolds(lessons, classes);
        var blend = Blend.Learn([.. marked.Select(m => (m.Opinions, m.Right))]);
        var certainty = Certainty.Learn(
        [
            .. marked.Select(m =>
            {
                var probabilities = Veto(blend.Of(m.Opinions), states, m.State, NamedElsewhere);
                return (Certainty.SignsOf(probabilities, m.Opinions, topics, m.Known, m.Language), m.Right[Likeliest(probabilities, topics)]);
            }),
        ]);
        return new(classes, topics, states, opinions, blend, certainty);
    }

    /// <param name="terms">The text.</param>
    /// <param name="language">A number from 0 to 2, as in the exams.</param>
    /// <param name="state">The state it is about, when that is known.</param>
    /// <param name="named">The text itself names a place there; else it is known from before.</param>
    public Judgement Judge(List<ulong> terms, int language = 0, string? state = null, bool named = false)
    {
        var (rows, known) = _opinions.Of(terms);
        var probabilities = Veto(_blend.Of(rows), _states, state, named ? NamedElsewhere : KnownElsewhere);
        return new(probabilities, _certainty.Of(Certainty.SignsOf(probabilities, rows, _isTopic, known, language)), known);
    }

    private static double[] Veto(double[] probabilities, string[] states, string? state, double left)
    {
        if (state is null) return probabilities;
        var sum = 0.0;
        for (var c = 0; c < probabilities.Length; c++)
        {
            if (states[c].Length > 0 && states[c] != state) probabilities[c] *= left;
            sum += probabilities[c];
        }
        foreach (ref var probability in probabilities.AsSpan()) probability /= sum;
        return probabilities;
    }

    private static Opinions Learn(IEnumerable<Lesson> lessons, string[] classes)
    {
        Lesson[] all = [.. lessons];
        return Opinions.Learn([.. all.Select(l => l.Terms)], [.. all.Select(l => Array.BinarySearch(classes, l.Label, StringComparer.Ordinal))], classes.Length);
    }

    private static Marked Mark(Opinions opinions, List<ulong> terms, int language, string? state, bool[] right)
    {
        var (rows, known) = opinions.Of(terms);
        return new(rows, known, language, state, right);
    }

    private static List<Marked> MarkFolds(IReadOnlyList<Lesson> lessons, string[] classes)
    {
        var order = Enumerable.Range(0, lessons.Count).ToArray();
        new FixedShuffle(20261122).Shuffle(order);
        return
        [
            .. Enumerable.Range(0, Folds).SelectMany(fold =>
            {
                var opinions = Learn(order.Where((_, i) => i % Folds != fold).Select(i => lessons[i]), classes);
                return order.Where((_, i) => i % Folds == fold).Take(MostFoldedExams / Folds)
                    .Select(i => Mark(opinions, lessons[i].Terms, 0, null, [.. classes.Select(c => c == lessons[i].Label)])).ToList();
            }),
        ];
    }

    private static int Likeliest(double[] probabilities, bool[] topics)
    {
        var likeliest = -1;
        for (var c = 0; c < probabilities.Length; c++)
        {
            if (topics[c] && (likeliest < 0 || probabilities[c] > probabilities[likeliest])) likeliest = c;
        }
        return likeliest;
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Classes.Length);
        foreach (var name in Classes) to.Write(name);
        foreach (var state in _states) to.Write(state);
        Arrays.Write(to, [.. MemoryMarshal.AsBytes<bool>(_isTopic)]);
        _opinions.Write(to);
        _blend.Write(to);
        _certainty.Write(to);
    }

    /// <exception cref="EndOfStreamException">The file ends early.</exception>
    public static FaqModel Read(BinaryReader from)
    {
        string[] classes = [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => from.ReadString())];
        string[] states = [.. classes.Select(_ => from.ReadString())];
        bool[] topics = [.. Arrays.Read<byte>(from).Select(b => b != 0)];
        return new(classes, topics, states, Opinions.Read(from), Blend.Read(from), Certainty.Read(from));
    }
}

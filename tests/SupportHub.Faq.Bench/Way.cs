using System.Diagnostics;
using SupportHub.Faq.Evaluation;
using SupportHub.Faq.Tests.Baselines;

namespace SupportHub.Faq.Bench;

/// <summary>What one way made of a question, and how long it took.</summary>
internal sealed record Found(IReadOnlyList<string> Top, double Micros);

/// <summary>One way to find topics, by the name it has in the table.</summary>
internal sealed record Way(string Name, Func<IReadOnlyList<Question>, IReadOnlyList<Found>> Run)
{
    /// <summary>The baselines over the same wordings. Each is told the question's language, which the engine must find out.</summary>
    public static IEnumerable<Way> Baselines(IReadOnlyList<IndexEntry> entries)
    {
        yield return Of("BM25, a document a topic", entries, (index, language) => Bm25.Of(Document.PerTopic(index, language), language));
        yield return Of("BM25, a document a variant", entries, (index, language) => Bm25.Of(Document.PerVariant(index, language), language));
        yield return Of("likest variant, 3-5 characters", entries, (index, language) => new BestVariant(Document.PerVariant(index, language)));
    }

    /// <summary>The bot's own decision; its time includes all it does besides ranking.</summary>
    public static Way Ours(string name, Func<IReadOnlyList<Question>, IReadOnlyList<Decided>> run) =>
        new(name, questions => [.. run(questions).Select(d => new Found(d.Top, d.Micros))]);

    private static Way Of(string name, IReadOnlyList<IndexEntry> entries, Func<IReadOnlyList<IndexEntry>, string, IBaseline> build)
    {
        var baselines = entries.Select(e => e.Lang).Distinct().ToDictionary(language => language, language => build(entries, language));
        return new(name, questions =>
        {
            foreach (var question in questions) Top(question);
            return [.. questions.Select(Timed)];
        });

        IReadOnlyList<string> Top(Question question) => baselines.TryGetValue(question.Lang, out var baseline) ? baseline.Top(question.Text) : [];

        Found Timed(Question question)
        {
            var started = Stopwatch.GetTimestamp();
            var top = Top(question);
            return new(top, Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }
    }
}

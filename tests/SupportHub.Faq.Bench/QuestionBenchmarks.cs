using BenchmarkDotNet.Attributes;
using SupportHub.Faq.Evaluation;
using SupportHub.Faq.Tests.Baselines;

namespace SupportHub.Faq.Bench;

/// <summary>One question after the other, the same ones for the engine and for each baseline.</summary>
public class QuestionBenchmarks
{
    private const int Asked = 60;

    // Evenly from each language's questions, so that none sets the figure.
    private static readonly Question[] s_questions =
        [.. Given.QuestionFiles.SelectMany(file => Given.Questions(file, Given.Entries)).GroupBy(q => q.Lang).SelectMany(g => g.Take(Asked / 3))];

    // Built once: the benchmarks share one process.
    private static readonly Dictionary<string, IBaseline> s_perTopic = Each(language => Bm25.Of(Document.PerTopic(Given.Entries, language), language));
    private static readonly Dictionary<string, IBaseline> s_perVariant = Each(language => Bm25.Of(Document.PerVariant(Given.Entries, language), language));
    private static readonly Dictionary<string, IBaseline> s_likest = Each(language => new BestVariant(Document.PerVariant(Given.Entries, language)));

    [GlobalSetup]
    public void Check()
    {
        if (s_questions.Length != Asked) throw new InvalidOperationException($"{Asked / 3} questions a language are needed.");
    }

    [Benchmark(Description = "the engine", OperationsPerInvoke = Asked)]
    public void Engine()
    {
        foreach (var question in s_questions) Given.Engine.Resolve(question.Text, Given.Context);
    }

    [Benchmark(Description = "BM25, a document a topic", OperationsPerInvoke = Asked)]
    public void PerTopic() => Ask(s_perTopic);

    [Benchmark(Description = "BM25, a document a variant", OperationsPerInvoke = Asked)]
    public void PerVariant() => Ask(s_perVariant);

    [Benchmark(Description = "likest variant, 3-5 characters", OperationsPerInvoke = Asked)]
    public void Likest() => Ask(s_likest);

    private static void Ask(Dictionary<string, IBaseline> baselines)
    {
        foreach (var question in s_questions) baselines[question.Lang].Top(question.Text);
    }

    private static Dictionary<string, IBaseline> Each(Func<string, IBaseline> build) => s_questions.Select(q => q.Lang).Distinct().ToDictionary(l => l, build);
}

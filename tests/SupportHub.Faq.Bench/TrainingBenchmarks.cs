using BenchmarkDotNet.Attributes;
using SupportHub.Faq.Resolution;
using SupportHub.Faq.Tests.Baselines;

namespace SupportHub.Faq.Bench;

/// <summary>What publishing costs, once each; the comparison before has warmed everything up.</summary>
public class TrainingBenchmarks
{
    [Benchmark(Description = "the engine")]
    public FaqEngine Engine() => FaqEngine.Build(Given.Content);

    [Benchmark(Description = "BM25, a document a variant")]
    public IReadOnlyList<Bm25> PerVariant() => [.. Given.Entries.Select(e => e.Lang).Distinct().Select(l => Bm25.Of(Document.PerVariant(Given.Entries, l), l))];
}

using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace SupportHub.Faq.Bench;

/// <summary>The part that BenchmarkDotNet measures, in this process: another build for each benchmark would take longer than the benchmarks.</summary>
internal static class Timings
{
    public static void Run()
    {
        Console.WriteLine($"{Environment.NewLine}BenchmarkDotNet: time and memory a question");
        Print(BenchmarkRunner.Run<QuestionBenchmarks>(With(Job.ShortRun)));
        Console.WriteLine($"{Environment.NewLine}BenchmarkDotNet: training, everything indexed");
        Print(BenchmarkRunner.Run<TrainingBenchmarks>(With(Job.Dry.WithWarmupCount(0))));
    }

    private static ManualConfig With(Job job) =>
        ManualConfig.CreateEmpty()
            .AddJob(job.WithToolchain(InProcessNoEmitToolchain.Instance))
            .AddLogger(NullLogger.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .HideColumns(Column.Error, Column.StdDev, Column.Job)
            .WithSummaryStyle(SummaryStyle.Default)
            .WithArtifactsPath(Path.Combine(Given.Root, ".artifacts", "bench-faq"));

    private static void Print(Summary summary)
    {
        if (summary.HasCriticalValidationErrors)
            throw new InvalidOperationException(string.Join(Environment.NewLine, summary.ValidationErrors.Select(e => e.Message)));
        MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
    }
}

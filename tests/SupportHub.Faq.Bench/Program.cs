using System.Diagnostics;
using System.Text.Json;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Bench;

/// <summary>The engine beside its baselines on the same questions, then how fast it is and what it takes. Usage: deploy/bench.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static int Main(string[] args)
    {
        if (Options.Read(args) is not { } options) return 2;
        try
        {
            var rows = options.Index is { } index ? OverIndex(index, options.Files) : OverContent(options.Files);
            foreach (var line in Comparison.Table(rows)) Console.WriteLine(line);
            Write(rows);
        }
        catch (Exception fault) when (fault is BadInputException or IOException)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
        if (options.Index is null && options.Timings) Timings.Run();
        return 0;
    }

    private static IReadOnlyList<Row> OverContent(IReadOnlyList<string> files)
    {
        var (content, entries) = (Given.Content, Given.Entries);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var ours = Way.Ours("the engine", Given.Trial.Run);
        var took = Stopwatch.GetElapsedTime(started);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{content.Topics.Count} topics, {content.Examples.Count} wordings: the engine was built in {took.TotalSeconds:N1} s and keeps {kept / 1048576.0:N0} MiB");
        return Compare(files, entries, [ours, .. Way.Baselines(entries)]);
    }

    private static IReadOnlyList<Row> OverIndex(string index, IReadOnlyList<string> files)
    {
        var entries = IndexEntry.Read(index, File.ReadLines(index));
        var started = Stopwatch.GetTimestamp();
        var trial = new IndexTrial(entries);
        Console.WriteLine($"{entries.Count} entries: the ranking was trained in {Stopwatch.GetElapsedTime(started).TotalSeconds:N1} s");
        return Compare(files, entries, [Way.Ours("the engine's ranking", trial.Run), .. Way.Baselines(entries)]);
    }

    private static IReadOnlyList<Row> Compare(IReadOnlyList<string> files, IReadOnlyList<IndexEntry> entries, IReadOnlyList<Way> ways) =>
        [.. files.SelectMany(file => Comparison.Of(Path.GetFileName(file), Given.Questions(file, entries), ways))];

    private static void Write(IReadOnlyList<Row> rows)
    {
        var path = Path.Combine(Given.Root, ".artifacts", "bench-faq.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(new { At = DateTimeOffset.UtcNow, Rows = rows }, s_indented));
        Console.WriteLine($"{Environment.NewLine}Also in {path}");
    }
}

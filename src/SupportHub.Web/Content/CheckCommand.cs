using SupportHub.Faq.Evaluation;

namespace SupportHub.Web.Content;

/// <summary>
/// <c>faq check</c>: what a writer should mend before the content is published, then what was counted. With --strict a warning is a fault;
/// with --table the counts come topic by topic as well.
/// </summary>
internal static class CheckCommand
{
    /// <summary>Where the public sample of test questions stands in the checkout that holds the content folder.</summary>
    private const string Sample = "../tests/SupportHub.Faq.Tests/questions-dev.jsonl";

    public static int Run(ReadOnlySpan<string> args, string folder, TextWriter output)
    {
        var options = FaqOptions.Parse(args, ["--today", "--sample"], ["--strict", "--table"]);
        if (options.Rest.Count > 0) throw new UsageException("check takes no file.");
        var sample = SampleOf(options, folder);
        var (_, findings, figures) = CheckedFolder.Read(folder, options.Today, sample);
        if (options.Has("--strict")) findings = [.. findings.Select(f => f with { IsWarning = false })];

        if (figures is not null && options.Has("--table")) CheckTables.Write(figures, output);
        foreach (var finding in findings) output.WriteLine(finding);
        if (figures is not null) CheckTables.WriteSummary(figures, sample.Count, output);
        var faults = findings.Count(f => !f.IsWarning);
        output.WriteLine($"{faults} faults, {findings.Count - faults} warnings");
        return faults == 0 ? 0 : 1;
    }

    private static IReadOnlyList<Question> SampleOf(FaqOptions options, string folder)
    {
        var file = options.Value("--sample") ?? Path.GetFullPath(Path.Combine(folder, Sample));
        return options.Value("--sample") is null && !File.Exists(file) ? [] : Question.Read(file, File.ReadLines(file), toCount: false);
    }
}

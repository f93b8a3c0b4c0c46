namespace SupportHub.Faq.Bench;

/// <param name="Files">Files of questions; the team's own where none is named.</param>
/// <param name="Index">Another set of questions and answers to rank over, instead of the content.</param>
/// <param name="Timings">Also the part that BenchmarkDotNet measures.</param>
internal sealed record Options(IReadOnlyList<string> Files, string? Index, bool Timings)
{
    /// <summary>Null: they cannot be read, and why was said.</summary>
    public static Options? Read(string[] args)
    {
        var (files, index, timings) = (new List<string>(), (string?)null, true);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--index" && i + 1 < args.Length) index = args[++i];
            else if (args[i] == "--no-timings") timings = false;
            else if (!args[i].StartsWith('-')) files.Add(args[i]);
            else return Usage($"{args[i]} is not understood.");
        }
        if (index is not null && files.Count == 0) return Usage("--index needs a file of questions.");
        return new(files.Count > 0 ? files : [.. Given.QuestionFiles], index, timings);
    }

    private static Options? Usage(string fault)
    {
        Console.Error.WriteLine(fault);
        Console.Error.WriteLine("deploy/bench faq [--no-timings] [FILE.jsonl …]");
        Console.Error.WriteLine("deploy/bench faq --index INDEX.jsonl FILE.jsonl …");
        return null;
    }
}

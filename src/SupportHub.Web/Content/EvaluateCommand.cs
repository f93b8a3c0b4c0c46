using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;
using SupportHub.Faq.Resolution;
using SupportHub.Faq.Search;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Content;

/// <summary><c>faq evaluate</c>: test questions through the engine, or through its ranking over an index, as decisions or counted.</summary>
internal static class EvaluateCommand
{
    private static readonly HashSet<string> s_none = [];

    public static int Run(ReadOnlySpan<string> args, string? contentFolder, ModelFolder models, TextWriter output)
    {
        var options = FaqOptions.Parse(args, ["--today", "--index"], ["--json"]);
        if (options.Rest is not [var file]) throw new UsageException("evaluate takes one file of questions.");
        var questions = Question.Read(file, File.ReadLines(file), toCount: !options.Has("--json"));

        if (options.Value("--index") is { } index)
        {
            var entries = IndexEntry.Read(index, File.ReadLines(index));
            Write(options, entries.Select(e => e.Id).ToHashSet(), s_none, questions, new IndexTrial(entries).Run(questions), output);
            return 0;
        }
        var folder = ContentFolder.Find(contentFolder);
        var content = BotContent.Load(folder);
        var trial = new EngineTrial(FaqEngine.Build(content, models), PlacesFile.Load(folder, content), options.Today ?? content.NewestFacts);
        var crises = content.Topics.Values.Where(t => t.Risk == Risk.Crisis).Select(t => t.Id).ToHashSet();
        Write(options, content.Topics.Keys.ToHashSet(), crises, questions, trial.Run(questions), output);
        return 0;
    }

    private static void Write(
        FaqOptions options, IReadOnlySet<string> topics, IReadOnlySet<string> crises, IReadOnlyList<Question> questions, IReadOnlyList<Decided> decided,
        TextWriter output)
    {
        if (options.Has("--json"))
        {
            foreach (var line in decided) output.WriteLine(line.ToJson());
            return;
        }
        output.Write(Summary.Of(questions, decided, crises));
        var known = questions.Zip(decided).Where(p => !p.First.IsInScope || topics.Any(p.First.Accepts)).ToList();
        if (known.Count == questions.Count) return;
        output.WriteLine($"\nwithout the {questions.Count - known.Count} questions on topics that are not in the content:");
        output.Write(Summary.Of([.. known.Select(p => p.First)], [.. known.Select(p => p.Second)], crises));
    }
}

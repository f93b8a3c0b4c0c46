using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;
using SupportHub.Faq.Resolution;

namespace SupportHub.Web.Content;

/// <summary><c>faq evaluate</c>: test questions through the engine, as decisions or counted.</summary>
internal static class EvaluateCommand
{
    public static int Run(ReadOnlySpan<string> args, string folder, TextWriter output)
    {
        var options = FaqOptions.Parse(args, ["--today"], ["--json"]);
        if (options.Rest is not [var file]) throw new UsageException("evaluate takes one file.");
        var questions = Question.Read(file, File.ReadLines(file), toCount: !options.Has("--json"));
        var content = BotContent.Load(folder);
        var today = options.Today ?? content.Topics.Values.Max(t => t.FactsChecked);
        var decided = new EngineTrial(FaqEngine.Build(content), PlacesFile.Load(folder, content), today).Run(questions);
        if (options.Has("--json"))
            foreach (var line in decided) output.WriteLine(line.ToJson());
        else
            Count(content, questions, decided, output);
        return 0;
    }

    private static void Count(BotContent content, IReadOnlyList<Question> questions, IReadOnlyList<Decided> decided, TextWriter output)
    {
        var crises = content.Topics.Values.Where(t => t.Risk == Risk.Crisis).Select(t => t.Id).ToHashSet();
        output.Write(Summary.Of(questions, decided, crises));

        bool Answerable(Question question) => !question.IsInScope || content.Topics.Keys.Any(question.Accepts);
        var kept = questions.Zip(decided).Where(p => Answerable(p.First)).ToList();
        if (kept.Count == questions.Count) return;
        output.WriteLine($"\nwithout the {questions.Count - kept.Count} questions whose topic the content does not have:");
        output.Write(Summary.Of([.. kept.Select(p => p.First)], [.. kept.Select(p => p.Second)], crises));
    }
}

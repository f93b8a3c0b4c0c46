using System.Diagnostics;
using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;
using SupportHub.Faq.Resolution;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Bench.Curve;

/// <summary>
/// What more ways of asking are worth: the present engine trained on ever more of them and tried on the same questions. Flat says that the
/// method is the limit, rising that the content is.
/// </summary>
internal static class LearningCurve
{
    public const string Word = "curve";
    private static readonly int?[] s_steps = [5, 10, 20, 40, null];

    /// <param name="files">Questions; none: the team's own, and while there are none the public sample.</param>
    /// <returns>The exit status: 2 when a file cannot be read.</returns>
    public static int Run(string[] files)
    {
        try
        {
            var folder = Path.Combine(Checkout.Root, "bot-content");
            var content = BotContent.Load(folder);
            if (files.Length == 0) files = Usual();
            var questions = files.SelectMany(file => Question.Read(file, File.ReadLines(file), toCount: true)).ToList();
            Print(content, PlacesFile.Load(folder, content), questions, files);
            return 0;
        }
        catch (Exception fault) when (fault is BadInputException or IOException or ContentFaultsException)
        {
            Console.Error.WriteLine(fault.Message);
            return 2;
        }
    }

    private static string[] Usual()
    {
        var tests = Path.Combine(Checkout.Root, "tests/SupportHub.Faq.Tests");
        string[] ours = [.. Directory.EnumerateFiles(Path.Combine(tests, "questions"), "team-*.jsonl").Order(StringComparer.Ordinal)];
        return ours.Length > 0 ? ours : [Path.Combine(tests, "questions-dev.jsonl")];
    }

    private static void Print(BotContent content, Places places, List<Question> questions, string[] files)
    {
        var crises = content.Topics.Values.Where(t => t.Risk == Risk.Crisis).Select(t => t.Id).ToHashSet();
        string[] languages = [.. questions.Select(q => q.Lang).Distinct().Order(StringComparer.Ordinal)];
        Console.WriteLine($"{questions.Count} questions of {string.Join(", ", files.Select(Path.GetFileName))}; shares in per cent; oos: out of scope and answered; everything else the content holds is whole in each row");
        Console.WriteLine($"{"variants",-10}{string.Concat(languages.Select(l => $"  {l,-3}{"right",6}{"helped",8}{"wrong",7}{"oos",6}{"crisis",8}"))}{"built in",11}");
        foreach (var most in s_steps)
        {
            var started = Stopwatch.GetTimestamp();
            var engine = FaqEngine.Build(most is { } count ? FewerVariants.Of(content, count) : content);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var summary = Summary.Of(questions, new EngineTrial(engine, places, content.NewestFacts).Run(questions), crises);
            Console.WriteLine($"{(most is { } lines ? $"{lines}" : "all"),-10}{string.Concat(languages.Select(l => Cells(summary[l])))}{seconds,9:0.0} s");
        }
    }

    private static string Cells(Tally tally) =>
        $"{"",5}{tally.Right.Percent,6:0.0}{tally.Helped.Percent,8:0.0}{tally.Wrong.Percent,7:0.0}{tally.OutOfScopeAnswered.Percent,6:0.0}{tally.CrisisFound.Percent,8:0.0}";
}

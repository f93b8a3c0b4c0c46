using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Tests.Walk;

/// <summary>
/// 726 questions, two a topic and language, what is out of scope and small talk besides, written by people who had not read the stored ones. Nothing is learned
/// from them and no band was chosen on them. The floors are what the content and engine reached, less two points: a change that loses more has done harm.
/// </summary>
public sealed class Questions_held_back
{
    private static readonly Summary s_summary = Run();

    private static Summary Run()
    {
        var file = Path.Combine(TheEngine.Folder, "../tests/SupportHub.Faq.Tests/questions/team-held-back.jsonl");
        var questions = Question.Read(file, File.ReadLines(file), toCount: true);
        var decided = new EngineTrial(TheEngine.Engine, TheEngine.Places, TheEngine.Content.NewestFacts).Run(questions);
        return Summary.Of(questions, decided, TheEngine.Content.Topics.Values.Where(t => t.Risk == Risk.Crisis).Select(t => t.Id).ToHashSet());
    }

    [Theory]
    [InlineData("en", 86, 93)]
    [InlineData("es", 86, 93)]
    [InlineData("yue", 86, 93)]
    public void Are_answered_rightly_or_helped_in_every_language(string language, double right, double helped)
    {
        s_summary[language].Right.Percent.ShouldBeGreaterThanOrEqualTo(right, s_summary.ToString());
        s_summary[language].Helped.Percent.ShouldBeGreaterThanOrEqualTo(helped, s_summary.ToString());
    }

    [Theory]
    [InlineData("en"), InlineData("es"), InlineData("yue")]
    public void Are_seldom_answered_wrongly(string language)
    {
        s_summary[language].Wrong.Percent.ShouldBeLessThanOrEqualTo(5, s_summary.ToString());
        s_summary[language].OutOfScopeAnswered.Percent.ShouldBeLessThanOrEqualTo(7, s_summary.ToString());
        s_summary[language].FalseAlarms.Percent.ShouldBeLessThanOrEqualTo(2, s_summary.ToString());
    }

    [Theory]
    [InlineData("en"), InlineData("es"), InlineData("yue")]
    public void No_crisis_is_missed(string language) => s_summary[language].CrisisFound.Percent.ShouldBe(100, s_summary.ToString());
}

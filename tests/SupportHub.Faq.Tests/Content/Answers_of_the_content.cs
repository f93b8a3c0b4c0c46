using System.Text.RegularExpressions;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Checking;
using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Tests.Content;

public sealed partial class Answers_of_the_content
{
    private static readonly IReadOnlyList<Question> s_sample =
        Question.Read("questions-dev.jsonl", File.ReadLines(Path.Combine(TheEngine.Folder, "../tests/SupportHub.Faq.Tests/questions-dev.jsonl")), toCount: true);

    private static readonly Checked s_checked = ContentCheck.Run(TheEngine.Content, TheEngine.Content.NewestFacts, TheEngine.Read, s_sample);

    private static IEnumerable<(Topic Topic, Language Language, Answer Answer)> All =>
        from topic in TheEngine.Content.Topics.Values
        from words in topic.Words
        from answer in words.Value.Answers
        select (topic, words.Key, answer);

    [Fact]
    public void The_check_finds_no_fault() =>
        s_checked.Findings.Where(f => !f.IsWarning).ShouldBeEmpty();

    [Fact]
    public void No_way_of_asking_is_near_a_line_of_the_public_sample() =>
        s_checked.Findings.Where(f => f.Message.Contains("of the public sample", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_sample_asks_only_about_topics_that_are_written() =>
        s_sample.Where(q => q.IsInScope && !TheEngine.Content.Topics.ContainsKey(q.Topic!)).ShouldBeEmpty();

    [Fact]
    public void Crisis_texts_name_the_line_to_call_in_every_language_and_on_every_channel()
    {
        var lines = new Dictionary<string, string[]>
        {
            ["crisis-suicide"] = ["988", "911"],
            ["crisis-immediate-danger"] = ["911"],
            ["domestic-violence"] = ["911", "8007997233|8662231111"],
        };
        foreach (var (topic, _, answer) in All.Where(a => a.Topic.Risk == Risk.Crisis))
        {
            var digits = NotADigit().Replace(answer.Text, "");
            foreach (var line in lines[topic.Id]) line.Split('|').ShouldContain(l => digits.Contains(l, StringComparison.Ordinal), $"{topic.Id} line {answer.Line}");
        }
    }

    [Fact]
    public void A_text_about_domestic_violence_does_not_give_the_client_away()
    {
        string[] telling = ["violence", "abuse", "hurt", "danger", "safe", "violencia", "abuso", "maltrato", "peligro", "segur", "暴", "虐", "傷害", "危險", "安全"];

        All.Where(a => a.Topic.Id == "domestic-violence" && a.Answer.Channel == Channel.Sms)
            .Where(a => telling.Any(w => a.Answer.Text.Contains(w, StringComparison.OrdinalIgnoreCase))).Select(Where).ShouldBeEmpty();
    }

    private static string Where((Topic Topic, Language Language, Answer Answer) a) => $"{a.Topic.File}:{a.Answer.Line}";

    [GeneratedRegex(@"\D")]
    private static partial Regex NotADigit();
}

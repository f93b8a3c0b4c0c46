using System.Text.RegularExpressions;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Tests.Content;

public sealed partial class Answers_of_the_content
{
    private static IEnumerable<(Topic Topic, Language Language, Answer Answer)> All =>
        from topic in TheEngine.Content.Topics.Values
        from words in topic.Words
        from answer in words.Value.Answers
        select (topic, words.Key, answer);

    [Fact]
    public void Text_messages_have_at_most_three_segments() =>
        All.Where(a => a.Answer.Channel == Channel.Sms && SmsText.Measure(a.Answer.Text).Segments > 3).Select(Where).ShouldBeEmpty();

    [Fact]
    public void Web_answers_have_at_most_90_words() =>
        All.Where(a => a.Language != Language.Cantonese && a.Answer.Channel == Channel.WebChat && Words(a.Answer.Text) > 90).Select(Where).ShouldBeEmpty();

    [Fact]
    public void Text_messages_carry_no_markup() =>
        All.Where(a => a.Answer.Channel == Channel.Sms && a.Answer.Text.AsSpan().ContainsAny("[]*#")).Select(Where).ShouldBeEmpty();

    [Fact]
    public void Every_language_has_the_same_answers_for_the_same_places()
    {
        foreach (var topic in TheEngine.Content.Topics.Values)
        {
            topic.Words.Values.Select(w => string.Join(", ", w.Answers.Select(a => $"{a.Channel} {a.Where}").Order(StringComparer.Ordinal)))
                .Distinct().ShouldHaveSingleItem(topic.Id);
        }
    }

    [Fact]
    public void The_languages_of_an_answer_name_the_same_phones() =>
        All.GroupBy(a => (a.Topic.Id, a.Answer.Channel, a.Answer.Where))
            .Where(g => g.Key.Channel == Channel.WebChat && g.Select(a => string.Join(' ', Phones(a.Answer.Text))).Distinct().Count() > 1)
            .Select(g => $"{g.Key.Id} {g.Key.Where}").ShouldBeEmpty();

    [Fact]
    public void Every_phone_in_an_answer_stands_in_the_facts_of_its_topic() =>
        All.Where(a => Phones(a.Answer.Text).Except(Phones(File.ReadAllText(Path.Combine(TheEngine.Folder, "facts", a.Topic.Id + ".md")))).Any())
            .Select(Where).ShouldBeEmpty();

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

    [Fact]
    public void Every_topic_has_at_least_70_variants_a_language_and_none_twice()
    {
        foreach (var topic in TheEngine.Content.Topics.Values)
        {
            foreach (var (language, words) in topic.Words)
            {
                words.Variants.Count.ShouldBeGreaterThanOrEqualTo(70, $"{topic.Id} {language}");
                words.Variants.ShouldBeUnique();
            }
        }
    }

    private static string Where((Topic Topic, Language Language, Answer Answer) a) =>
        $"{a.Topic.File}:{a.Answer.Line} {SmsText.Measure(a.Answer.Text)}, {Words(a.Answer.Text)} words";

    private static int Words(string text) => Link().Replace(text, "$1").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;

    private static IEnumerable<string> Phones(string text) =>
        Phone().Matches(text).Select(m => NotADigit().Replace(m.Value, "")).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\(?\d{3}\)?[ -]\d{3}-\d{4}")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\D")]
    private static partial Regex NotADigit();
}

using System.Globalization;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Counties;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Checking;

/// <summary>Checks what is answered: length, plainness, the same in every language, and nothing that stands in no fact.</summary>
internal sealed class AnswerCheck(BotContent content, IReadOnlyList<County> counties, List<Finding> findings)
{
    public const int MostSegments = 3;
    public const int MostWords = 90;

    private readonly List<TextFigures> _texts = [];
    private readonly ReadingLevel _level = new(content.PlaceNames.Select(p => p.Name));

    /// <summary>The size of each text-message answer that was checked.</summary>
    public IReadOnlyList<TextFigures> Texts => _texts;

    public void Run(Topic topic, string? facts)
    {
        foreach (var (language, words) in topic.Words)
        {
            foreach (var answer in words.Answers) Check(topic, language, answer, facts);
            foreach (var more in words.Answers.Where(a => a.IsMore)) CheckMore(topic, words, more);
        }
        CheckSame(topic);
    }

    private void Check(Topic topic, Language language, Answer answer, string? facts)
    {
        if (answer.Channel == Channel.Sms)
        {
            var size = Longest(AsSent(topic, language, answer), language);
            _texts.Add(new(topic.Id, language, answer.IsMore ? $"{answer.Where} more".TrimStart() : answer.Where, size));
            if (size.Segments > MostSegments) Fault($"the text takes {size.Segments} segments ({size.Units} units of {size.Encoding}); at most {MostSegments}");
            if (answer.Text.AsSpan().ContainsAny("[]*#")) Fault("a text message carries no Markdown");
        }
        else if (language != Language.Cantonese && AnswerText.Words(answer.Text) is > MostWords and var count)
            Fault($"the answer has {count} words; at most {MostWords}");

        if (_level.Of(answer.Text, language) is { IsPlain: false } level) Fault(level.Message);
        if (facts is null) return;
        var unknown = AnswerText.Phones(answer.Text).Except(AnswerText.Phones(facts)).ToList();
        if (unknown.Count > 0) Fault($"no fact of the topic has the phone {string.Join(", ", unknown)}");
        var numbers = AnswerText.Numbers(answer.Text).Except(AnswerText.Numbers(facts)).ToList();
        if (numbers.Count > 0) Warn($"no fact of the topic has the number {string.Join(", ", numbers)}");

        void Fault(string message) => findings.Add(new(topic.File, answer.Line, false, message));
        void Warn(string message) => findings.Add(new(topic.File, answer.Line, true, message));
    }

    /// <summary>With the word that brings the rest, when there is a rest for the same place.</summary>
    private string AsSent(Topic topic, Language language, Answer answer) =>
        !answer.IsMore && topic.Words[language].Answers.Any(a => a.IsMore && (a.Where == answer.Where || a.Where.Length == 0))
            ? $"{answer.Text}\n{content.Phrases.Raw(PhraseKeys.ReplyMore, language)}"
            : answer.Text;

    private void CheckMore(Topic topic, TopicWords words, Answer more)
    {
        if (topic.Risk != Risk.Routine) Fault("a person comes with this answer, and nobody is left to ask for more");
        if (!words.Answers.Any(a => a.Channel == Channel.Sms && !a.IsMore && a.Where == more.Where)) Fault("there is no text of the same place that this goes on from");

        void Fault(string message) => findings.Add(new(topic.File, more.Line, false, message));
    }

    /// <summary>A language whose text had room for all has no more to say; everything else is the same in each.</summary>
    private void CheckSame(Topic topic)
    {
        var places = topic.Words.ToDictionary(w => w.Key, w => string.Join(", ", w.Value.Answers.Where(a => !a.IsMore).Select(Heading).Order(StringComparer.Ordinal)));
        if (places.Values.Distinct().Count() > 1)
            findings.Add(new(topic.File, 1, false, "the languages have not the same answers: " + string.Join("; ", places.Select(p => $"{p.Key}: {p.Value}"))));

        var web = topic.Words.SelectMany(w => w.Value.Answers.Where(a => a.Channel == Channel.WebChat));
        foreach (var same in web.GroupBy(a => a.Where).Where(g => g.Select(a => string.Join(' ', AnswerText.Phones(a.Text))).Distinct().Count() > 1))
        {
            var lines = string.Join(", ", same.Select(a => a.Line.ToString(CultureInfo.InvariantCulture)));
            findings.Add(new(topic.File, same.First().Line, false, $"the languages do not name the same phones (lines {lines})"));
        }
    }

    /// <summary>The size with the county for which the text is longest; which county it will be is known only when it is sent.</summary>
    private SmsSize Longest(string text, Language language) => !text.Contains('{', StringComparison.Ordinal)
        ? SmsText.Measure(text)
        : counties.Select(county => SmsText.Measure(CountyWords.Fill(text, county, language, plain: true)))
            .Append(SmsText.Measure(text)).MaxBy(size => (size.Segments, size.Units))!;

    private static string Heading(Answer answer) => (answer.Channel == Channel.Sms ? "Text" : "Web") + (answer.Where.Length == 0 ? "" : $" ({answer.Where})");
}

using SupportHub.Domain.Counties;
using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Checking;

/// <summary>What is to be said about a content folder that can be read: dates, answers, ways of asking.</summary>
public sealed class ContentCheck
{
    private readonly BotContent _content;
    private readonly DateOnly _today;
    private readonly Func<string, string?> _read;
    private readonly IReadOnlyList<Question> _sample;
    private readonly List<Finding> _findings = [];

    private ContentCheck(BotContent content, DateOnly today, Func<string, string?> read, IReadOnlyList<Question> sample) =>
        (_content, _today, _read, _sample) = (content, today, read, sample);

    /// <summary>Checks the content.</summary>
    /// <param name="content">What was loaded.</param>
    /// <param name="today">Answers whose review date is past are warned of.</param>
    /// <param name="read">The text of a file by its name within the content folder; null when there is none.</param>
    /// <param name="sample">The public sample of test questions: no variant may be near one of its lines.</param>
    /// <returns>The findings by file and line, and what was counted.</returns>
    public static Checked Run(BotContent content, DateOnly today, Func<string, string?> read, IReadOnlyList<Question> sample)
    {
        var check = new ContentCheck(content, today, read, sample);
        var figures = check.Run();
        return new([.. check._findings.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Message, StringComparer.Ordinal)], figures);
    }

    private ContentFigures Run()
    {
        var overlap = new WordOverlap();
        var answers = new AnswerCheck(_content, CountiesOf(_read), _findings);
        var variants = new List<Variant>();
        var asked = new List<VariantFigures>();
        foreach (var topic in _content.Topics.Values)
        {
            var source = _read(topic.File) ?? "";
            CheckDates(topic, source);
            answers.Run(topic, FactsOf(topic));
            var own = Variant.Of(topic, source, overlap);
            asked.AddRange(VariantCheck.Run(topic, source, own, _findings));
            variants.AddRange(own);
        }
        Doubles.Find(variants, _content, _findings);
        Likeness.Find(variants, _findings);
        PhraseCheck.Run(_content.Phrases, _findings);
        SampleCheck.Run(variants, _sample, overlap, _findings);
        var reviewed = _content.Topics.Values.SelectMany(t => t.Words).Where(w => w.Value.LanguageReview != "none").CountBy(w => w.Key).ToDictionary();
        return new(asked, answers.Texts, ExampleCheck.Run(_read, _findings), reviewed);
    }

    private static IReadOnlyList<County> CountiesOf(Func<string, string?> read) => read("counties.csv") is { } text ? PlacesFile.ReadCounties("counties.csv", text) : [];

    private string? FactsOf(Topic topic)
    {
        var file = $"facts/{topic.Id}.md";
        var facts = _read(file);
        if (facts is null) _findings.Add(new(topic.File, 1, false, $"{file} is missing: the answers cannot be compared with their facts"));
        return facts;
    }

    private void CheckDates(Topic topic, string source)
    {
        if (topic.ReviewBy <= topic.FactsChecked)
            _findings.Add(new(topic.File, ContentFile.LineOf(source, "review_by:"), false, $"review_by {topic.ReviewBy:yyyy-MM-dd} is not after facts_checked {topic.FactsChecked:yyyy-MM-dd}"));
        if (topic.FactsChecked > _today)
            _findings.Add(new(topic.File, ContentFile.LineOf(source, "facts_checked:"), false, $"facts_checked {topic.FactsChecked:yyyy-MM-dd} is after today, {_today:yyyy-MM-dd}"));
        if (topic.ReviewBy < _today)
            _findings.Add(new(topic.File, ContentFile.LineOf(source, "review_by:"), true, $"review_by {topic.ReviewBy:yyyy-MM-dd} is past: the bot does not give this answer any more"));
    }
}

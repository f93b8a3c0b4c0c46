using SupportHub.Faq.Content;

namespace SupportHub.Faq.Checking;

/// <summary>What is to be said about a content folder that can be read: dates, answers, ways of asking.</summary>
public sealed class ContentCheck
{
    private readonly BotContent _content;
    private readonly DateOnly _today;
    private readonly Func<string, string?> _read;
    private readonly List<Finding> _findings = [];

    private ContentCheck(BotContent content, DateOnly today, Func<string, string?> read) => (_content, _today, _read) = (content, today, read);

    /// <summary>Checks the content.</summary>
    /// <param name="content">What was loaded.</param>
    /// <param name="today">Answers whose review date is past are warned of.</param>
    /// <param name="read">The text of a file by its name within the content folder; null when there is none.</param>
    /// <returns>The findings by file and line.</returns>
    public static IReadOnlyList<Finding> Run(BotContent content, DateOnly today, Func<string, string?> read)
    {
        var check = new ContentCheck(content, today, read);
        check.Run();
        return [.. check._findings.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Message, StringComparer.Ordinal)];
    }

    private void Run()
    {
        var overlap = new WordOverlap();
        var answers = new AnswerCheck(_content, _findings);
        var variants = new List<Variant>();
        foreach (var topic in _content.Topics.Values)
        {
            var source = _read(topic.File) ?? "";
            CheckDates(topic, source);
            answers.Run(topic, FactsOf(topic));
            var own = Variant.Of(topic, source, overlap);
            VariantCheck.Run(topic, source, own, _findings);
            variants.AddRange(own);
        }
        Doubles.Find(variants, _content, _findings);
        Likeness.Find(variants, _findings);
    }

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
            _findings.Add(new(topic.File, LineOf(source, "review_by:"), false, $"review_by {topic.ReviewBy:yyyy-MM-dd} is not after facts_checked {topic.FactsChecked:yyyy-MM-dd}"));
        if (topic.FactsChecked > _today)
            _findings.Add(new(topic.File, LineOf(source, "facts_checked:"), false, $"facts_checked {topic.FactsChecked:yyyy-MM-dd} is after today, {_today:yyyy-MM-dd}"));
        if (topic.ReviewBy < _today)
            _findings.Add(new(topic.File, LineOf(source, "review_by:"), true, $"review_by {topic.ReviewBy:yyyy-MM-dd} is past: the bot does not give this answer any more"));
    }

    private static int LineOf(string source, string start) =>
        Math.Max(0, Array.FindIndex(source.Split('\n'), l => l.StartsWith(start, StringComparison.Ordinal))) + 1;
}

using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Tests.Baselines;

/// <summary>What a baseline looks for: a text and the topic it stands for.</summary>
public sealed record Document(string Topic, string Text)
{
    /// <summary>Each wording of each topic in one language alone: its title and its variants. What is out of scope is left out: it is no topic.</summary>
    public static IReadOnlyList<Document> PerVariant(IEnumerable<IndexEntry> entries, string language) =>
    [
        .. from entry in entries
           where entry.Lang == language && entry.Id != Question.OutOfScope
           from text in entry.Variants.Prepend(entry.Question)
           where text.Length > 0
           select new Document(entry.Id, text),
    ];

    /// <summary>All wordings of a topic as one text.</summary>
    public static IReadOnlyList<Document> PerTopic(IEnumerable<IndexEntry> entries, string language) =>
        [.. PerVariant(entries, language).GroupBy(d => d.Topic).Select(g => new Document(g.Key, string.Join('\n', g.Select(d => d.Text))))];
}

using System.Text.Encodings.Web;
using System.Text.Json;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Evaluation;

/// <summary>One topic in one language, as any engine can read it; the id <c>oos</c> carries examples of what is out of scope.</summary>
public sealed record IndexEntry(string Id, string Lang, string Question, IReadOnlyList<string> Variants, string Answer)
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads an index; fields it does not know are passed over.</summary>
    /// <exception cref="BadInputException">A line cannot be read, or an id comes twice in a language.</exception>
    public static IReadOnlyList<IndexEntry> Read(string file, IEnumerable<string> lines)
    {
        var entries = new List<IndexEntry>();
        var seen = new HashSet<(string, string)>();
        foreach (var line in JsonLine.Read(file, lines))
        {
            var entry = new IndexEntry(
                line.Required("id"), line.Required("lang"), line.Optional("question") ?? "", line.Texts("variants"), line.Optional("answer") ?? "");
            if (!seen.Add((entry.Id, entry.Lang))) throw line.Fault($"\"{entry.Id}\" in \"{entry.Lang}\" comes twice");
            entries.Add(entry);
        }
        return entries;
    }

    /// <summary>The content as an index: every topic in every language, then what is out of scope.</summary>
    public static IReadOnlyList<IndexEntry> Of(BotContent content) =>
    [
        .. from topic in content.Topics.Values
           from words in topic.Words
           select new IndexEntry(topic.Id, LanguageOf(words.Key), words.Value.Title, words.Value.Variants,
               topic.AnswerFor(words.Key, Domain.Conversations.Channel.WebChat, Place.Unknown).Text),
        .. from example in content.Examples
           where !content.Topics.ContainsKey(example.Label) && !example.Label.StartsWith(BotContent.SmallTalk, StringComparison.Ordinal)
           group example.Text by example.Language into examples
           orderby examples.Key
           select new IndexEntry(Evaluation.Question.OutOfScope, LanguageOf(examples.Key), "", [.. examples], ""),
    ];

    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    private static string LanguageOf(Domain.Languages.Language language) => Domain.Languages.LanguageCodes.Code(language);
}

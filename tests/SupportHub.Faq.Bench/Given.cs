using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Bench;

/// <summary>What is measured on: this checkout's content and the team's questions.</summary>
internal static class Given
{
    public static string Root { get; } = FindRoot();

    private static string Folder => Path.Combine(Root, "bot-content");

    public static BotContent Content { get; } = BotContent.Load(Folder);

    public static IReadOnlyList<IndexEntry> Entries { get; } = IndexEntry.Of(Content);

    private static readonly Lazy<FaqEngine> s_engine = new(() => FaqEngine.Build(Content));

    /// <summary>Built when it is first asked for, once for all measurements.</summary>
    public static FaqEngine Engine => s_engine.Value;

    private static readonly Places s_places = PlacesFile.Load(Folder, Content);

    public static IEnumerable<string> QuestionFiles =>
        Directory.EnumerateFiles(Path.Combine(Root, "tests", "SupportHub.Faq.Tests", "questions"), "*.jsonl").Order(StringComparer.Ordinal);

    /// <summary>The questions of a file that are of a topic that <paramref name="entries"/> have.</summary>
    public static IReadOnlyList<Question> Questions(string file, IReadOnlyList<IndexEntry> entries)
    {
        var topics = entries.Select(e => e.Id).ToHashSet();
        return [.. Question.Read(file, File.ReadLines(file), toCount: true).Where(q => q.IsInScope && topics.Any(q.Accepts))];
    }

    public static EngineTrial Trial => new(Engine, s_places, Content.NewestFacts);

    /// <summary>A chat of which nothing is known.</summary>
    public static ResolutionContext Context { get; } =
        new(new(Content.NewestFacts, new(12, 0), TimeSpan.Zero), Channel.WebChat, Language.English, Dialogue.New, s_places);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "bot-content"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}

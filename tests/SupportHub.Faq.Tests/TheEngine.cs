using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Faq.Search;

namespace SupportHub.Faq.Tests;

/// <summary>The engine of the real content, built once for all tests.</summary>
public static class TheEngine
{
    public static string Folder { get; } = FindFolder();

    public static BotContent Content { get; } = BotContent.Load(Folder);

    public static Places Places { get; } = PlacesFile.Load(Folder, Content);

    /// <summary>What one suite learned of the content the next need not learn again; who touches content or engine gets a new one.</summary>
    public static ModelFolder Models { get; } = new(Path.Combine(Folder, "..", ".artifacts", "models"));

    private static readonly Lazy<FaqEngine> s_engine = new(() => FaqEngine.Build(Content, Models));

    public static FaqEngine Engine => s_engine.Value;

    /// <summary>A weekday noon in California, at the content's own date.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);

    public static ResolutionContext Context(
        Dialogue? dialogue = null, Channel channel = Channel.WebChat, Language language = Language.English, string? choice = null, DeskHours? desk = null) =>
        new(Now, channel, language, dialogue ?? Dialogue.New, Places, choice, desk);

    public static Resolved Ask(string text, Dialogue? dialogue = null, Channel channel = Channel.WebChat, Language language = Language.English) =>
        Engine.Resolve(text, Context(dialogue, channel, language));

    /// <summary>The text of a content file, as the check reads it.</summary>
    public static string? Read(string name) => Path.Combine(Folder, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    private static string FindFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "bot-content"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "bot-content");
    }
}

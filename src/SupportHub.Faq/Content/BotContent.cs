using SupportHub.Domain.Languages;
using SupportHub.Faq.Evaluation;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Content;

/// <summary>A line somebody may write and what it is a case of: a topic's id, <c>small-talk/…</c> or <c>out-of-scope/…</c>.</summary>
public sealed record Example(string Label, Language Language, string Text);

/// <summary>
/// How people say one thing that must be understood before any ranking, and what only sounds like it. <see cref="Name"/> is a crisis
/// topic's id, or the name of a request (<c>person</c>, <c>opt-out</c>, <c>yes</c> …).
/// </summary>
public sealed record Signs(string Name, IReadOnlyList<string> Said, IReadOnlyList<string> NotSaid);

/// <summary>Everything the bot knows, read from <c>bot-content</c>. <see cref="Version"/> names the exact words: it changes with any file.</summary>
public sealed record BotContent(
    string Version, IReadOnlyDictionary<string, Topic> Topics, Phrases Phrases, IReadOnlyList<Example> Examples,
    IReadOnlyList<Signs> Safety, IReadOnlyDictionary<string, Signs> Requests, IReadOnlyList<PlaceName> PlaceNames,
    IReadOnlyList<Concept> Concepts, IReadOnlyList<Question> Questions, IReadOnlyList<Door> Doors)
{
    public const string SmallTalk = "small-talk/";
    public const string OutOfScope = "out-of-scope/";

    /// <summary>Names what the bot learns from: it changes with any file but the phrases, so that a reworded phrase costs no training.</summary>
    public string LearnedFrom { get; init; } = Version;

    /// <summary>The newest day on which answers were compared with their facts: "today" where nothing may turn by the calendar alone.</summary>
    public DateOnly NewestFacts => Topics.Values.Max(t => t.FactsChecked);

    /// <summary>Reads and checks a content folder.</summary>
    /// <exception cref="ContentFaultsException">With every fault, by file and line.</exception>
    public static BotContent Load(string folder) => ContentLoader.Load(folder);
}

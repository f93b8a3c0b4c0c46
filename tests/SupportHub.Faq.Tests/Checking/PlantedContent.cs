using SupportHub.Domain.Languages;
using SupportHub.Faq.Checking;
using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Tests.Checking;

/// <summary>A small content set without a fault, into which tests plant one.</summary>
internal sealed class PlantedContent
{
    private static readonly string[] s_things = ["card", "wallet", "letter", "office", "pin", "bus", "lake", "dog", "phone", "roof"];

    public Dictionary<string, string> Files { get; } = new()
    {
        ["topics/one.md"] = Topic("one", 'a'),
        ["topics/two.md"] = Topic("two", 'k'),
        ["facts/one.md"] = "Call (877) 328-9677 within 10 days.",
        ["facts/two.md"] = "Call (877) 328-9677 within 10 days.",
        ["out-of-scope/near.md"] = Examples("near", 200),
        ["out-of-scope/far.md"] = Examples("far", 200),
        ["out-of-scope/false-friends.md"] = Examples("false friends", 60),
        ["smalltalk/small-talk.md"] = Examples("thanks", 100),
    };

    /// <summary>Where phrases stand and when they are said.</summary>
    public List<PhraseNote> Phrases { get; } = [];

    /// <summary>Their words, the same in every language.</summary>
    public Dictionary<string, string> Said { get; } = [];

    /// <summary>What the public sample asks.</summary>
    public List<Question> Sample { get; } = [];

    public IReadOnlyList<string> Check(string today = "2026-11-21") => [.. Run(today).Findings.Select(f => f.ToString())];

    public Checked Run(string today = "2026-11-21")
    {
        var faults = new List<ContentFault>();
        var topics = Files.Where(f => f.Key.StartsWith("topics/", StringComparison.Ordinal))
            .Select(f => TopicFile.Read((f.Key, f.Value), faults)!).ToDictionary(t => t.Id);
        faults.ShouldBeEmpty();
        List<Example> elsewhere = [new("out-of-scope/far", Language.English, "Who won?")];
        var content = new BotContent("", topics, new(Said.ToDictionary(s => s.Key, s => (IReadOnlyDictionary<Language, string>)LanguageCodes.All.ToDictionary(l => l, _ => s.Value)), Phrases), elsewhere, [],
            new Dictionary<string, Signs>(), [], [], [], []);
        return ContentCheck.Run(content, DateOnly.Parse(today, null), Files.GetValueOrDefault, Sample);
    }

    public PlantedContent Plant(string file, string from, string to)
    {
        Files[file].ShouldContain(from);
        var at = Files[file].IndexOf(from, StringComparison.Ordinal);
        Files[file] = Files[file].Remove(at, from.Length).Insert(at, to);
        return this;
    }

    private static string Topic(string id, char first) => $$"""
        ---
        topic: {{id}}
        title: {en: "T", es: "T", yue: "T"}
        scope: any
        risk: routine
        facts_checked: 2026-11-21
        review_by: 2027-02-21
        language_review: {en: none, es: none, yue: none}
        sources: []
        follow_ups: []
        ---

        # English

        {{Answers("Call us at (877) 328-9677 in 10 days. We can help you now.")}}
        {{Variants(first, "en")}}

        # Español

        {{Answers("Llame al (877) 328-9677 en 10 días. Le damos la mano hoy.")}}
        {{Variants(first, "es")}}

        # 中文

        {{Answers("請在10天內打(877) 328-9677。我們可以幫您。")}}
        {{Variants(first, "yue")}}
        """;

    private static string Examples(string heading, int count) => string.Concat(new[] { "English", "Español", "中文" }
        .Select(language => $"# {language}\n\n## {heading}\n\n{string.Concat(Enumerable.Range(0, count).Select(i => $"- line {i}\n"))}"));

    private static string Answers(string text) => $"## Web\n\n{text}\n\n## Text\n\n{text}\n\n## Variants\n";

    /// <summary>Seventy lines of words that come in no other line.</summary>
    private static string Variants(char first, string language)
    {
        return string.Join('\n', Enumerable.Range(0, 70).Select(i => $"- {s_things[i % 10]}{(char)(first + i / 10)}{language}{Own(i)} {(char)(first + i / 10)}{language}{s_things[i / 10]}{Own(i)}"));

        int Own(int i) => first * 7919 + i * 1313;
    }
}

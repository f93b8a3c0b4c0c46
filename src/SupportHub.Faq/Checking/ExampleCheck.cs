using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Checking;

/// <summary>Counts what is no question of ours: without enough of it in each language the bot answers what it should not.</summary>
internal static class ExampleCheck
{
    private const string FalseFriends = "out-of-scope/false-friends.md";

    private static readonly (string Name, string[] Files, int Fewest)[] s_kinds =
    [
        ("out-of-scope examples, near and far", ["out-of-scope/near.md", "out-of-scope/far.md"], 400),
        ("lines of small talk", ["smalltalk/small-talk.md"], 100),
        ("false friends of a crisis", [FalseFriends], 60),
    ];

    /// <summary>The counts, those that are too low as faults at the language's heading.</summary>
    /// <param name="read">The text of a file by its name within the content folder; null when there is none.</param>
    /// <param name="findings">Where to put what is found.</param>
    public static IReadOnlyList<ExampleCount> Run(Func<string, string?> read, List<Finding> findings)
    {
        var counts = new List<ExampleCount>();
        foreach (var (name, files, fewest) in s_kinds)
        {
            var sections = files.SelectMany(file => ContentFile.Parse(file, read(file) ?? "", []).Sections).ToLookup(s => s.Language);
            var first = ContentFile.Parse(files[0], read(files[0]) ?? "", []).Sections;
            foreach (var language in LanguageCodes.All)
            {
                var count = sections[language].Sum(s => s.Items.Count());
                counts.Add(new(name, language, count));
                if (count < fewest)
                    findings.Add(new(files[0], first.FirstOrDefault(s => s.Language == language)?.Line ?? 1, false, $"{language} has {count} {name}; at least {fewest}"));
            }
        }
        return counts;
    }
}

using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Content;

/// <summary>A piece of a content file: the text under one second-level heading, within the language of the heading above it.</summary>
internal sealed record ContentSection(Language? Language, string Heading, int Line, IReadOnlyList<(int Line, string Text)> Lines)
{
    /// <summary>The text, without empty lines around it.</summary>
    public string Text => string.Join('\n', Lines.Select(l => l.Text)).Trim();

    /// <summary>The list items (<c>- …</c>), one a line.</summary>
    public IEnumerable<(int Line, string Text)> Items =>
        Lines.Where(l => l.Text.StartsWith("- ", StringComparison.Ordinal)).Select(l => (l.Line, l.Text[2..].Trim()));
}

/// <summary>
/// The one form all of bot-content has: optional front matter between <c>---</c> lines, <c>#</c> a language, <c>##</c> a section.
/// Lines that start with <c>&lt;!--</c> are the writers' own remarks.
/// </summary>
internal sealed record ContentFile(string Name, string FrontMatter, IReadOnlyList<ContentSection> Sections)
{
    public static ContentFile Parse(string name, string text, List<ContentFault> faults)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var start = 0;
        var front = "";
        if (lines[0] == "---")
        {
            var end = Array.IndexOf(lines, "---", 1);
            if (end < 0) faults.Add(new(name, 1, "the front matter is not closed by a line ---"));
            else
            {
                front = string.Join('\n', lines[1..end]);
                start = end + 1;
            }
        }

        var sections = new List<ContentSection>();
        var under = new List<(int, string)>();
        Language? language = null;
        for (var i = start; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.StartsWith("<!--", StringComparison.Ordinal)) continue;
            if (line.StartsWith("## ", StringComparison.Ordinal))
                sections.Add(new(language, line[3..].Trim(), i + 1, under = []));
            else if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                language = LanguageOf(line[2..].Trim());
                under = [];
                if (language is null) faults.Add(new(name, i + 1, $"\"{line[2..].Trim()}\" is none of the languages English, Español, 中文"));
            }
            else under.Add((i + 1, line));
        }
        return new(name, front, sections);
    }

    /// <summary>The line, from 1, that starts with these words; the first when none does.</summary>
    public static int LineOf(string text, string start) =>
        Math.Max(0, Array.FindIndex(text.Split('\n'), l => l.StartsWith(start, StringComparison.Ordinal))) + 1;

    private static Language? LanguageOf(string heading) => heading switch
    {
        "English" => Domain.Languages.Language.English,
        "Español" => Domain.Languages.Language.Spanish,
        "中文" => Domain.Languages.Language.Cantonese,
        _ => null,
    };
}

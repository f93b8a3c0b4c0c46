using System.Text.RegularExpressions;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Content;

/// <summary>
/// A folder of signs: a file for each thing that is said, and <c>words.md</c> with lists (<c>kin = mom|dad</c>) that a line of the same
/// language names as <c>{kin}</c>, also within another list.
/// </summary>
internal sealed partial class SignsFile
{
    public const string Said = "Said";
    public const string Not = "Not";

    private readonly Dictionary<(Language?, string), string> _lists = [];
    private readonly List<ContentFault> _faults;

    private SignsFile(List<ContentFault> faults) => _faults = faults;

    public static List<Signs> Read(IEnumerable<(string Name, string Text)> files, List<ContentFault> faults)
    {
        var (reader, parsed) = Open(files, faults);
        foreach (var file in parsed)
        {
            foreach (var odd in file.Sections.Where(s => s.Heading is not (Said or Not)))
                faults.Add(new(file.Name, odd.Line, $"\"{odd.Heading}\" is neither Said nor Not"));
        }
        return [.. parsed.Select(f => reader.Signs(f, Said, Not))];
    }

    /// <summary>The files of a folder, and the reader that knows the lists of its <c>words.md</c>.</summary>
    public static (SignsFile Reader, IReadOnlyList<ContentFile> Files) Open(IEnumerable<(string Name, string Text)> files, List<ContentFault> faults)
    {
        var reader = new SignsFile(faults);
        var parsed = files.Select(f => ContentFile.Parse(f.Name, f.Text, faults)).ToList();
        foreach (var file in parsed.Where(IsWords)) reader.AddLists(file);
        return (reader, [.. parsed.Where(f => !IsWords(f))]);
    }

    private static bool IsWords(ContentFile file) => Path.GetFileName(file.Name) == "words.md";

    private void AddLists(ContentFile file)
    {
        foreach (var section in file.Sections)
        {
            foreach (var (line, text) in section.Items)
            {
                var parts = text.Split(" = ", 2);
                if (parts.Length < 2) _faults.Add(new(file.Name, line, "a list is written: name = word|word"));
                else if (!_lists.TryAdd((section.Language, parts[0]), Expand(file.Name, section.Language, line, parts[1])))
                    _faults.Add(new(file.Name, line, $"the list \"{parts[0]}\" stands twice"));
            }
        }
    }

    /// <summary>The signs under one heading, which every language must have, less those under another, which none must.</summary>
    public Signs Signs(ContentFile file, string said, string not)
    {
        foreach (var missing in LanguageCodes.All.Where(l => !file.Sections.Any(s => s.Language == l && s.Heading == said)))
            _faults.Add(new(file.Name, 1, $"has nothing {said.ToLowerInvariant()} in {missing}"));
        return new(Path.GetFileNameWithoutExtension(file.Name), Lines(file, said), Lines(file, not));
    }

    private List<string> Lines(ContentFile file, string heading) =>
        [.. file.Sections.Where(s => s.Heading == heading)
            .SelectMany(s => s.Items.Select(i => Checked(file.Name, i.Line, Expand(file.Name, s.Language, i.Line, i.Text))))];

    /// <summary>The pattern as it is; when it cannot be read, a fault that names the line.</summary>
    private string Checked(string file, int line, string pattern)
    {
        try
        {
            _ = new SignPattern(pattern);
        }
        catch (Exception e) when (e is FormatException or RegexParseException)
        {
            _faults.Add(new(file, line, $"is no pattern: {e.Message}"));
        }
        return pattern;
    }

    private string Expand(string file, Language? language, int line, string text) => List().Replace(text, named =>
    {
        if (_lists.TryGetValue((language, named.Groups[1].Value), out var words)) return $"({words})";
        _faults.Add(new(file, line, $"{named.Value} is no list of words.md above this line"));
        return "";
    });

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex List();
}

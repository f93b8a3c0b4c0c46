using System.Text;
using SupportHub.Domain.Counties;

namespace SupportHub.Faq.Content;

/// <summary>Reads the seed of the county directory and the names people use for places.</summary>
public static class PlacesFile
{
    /// <summary>The county directory and its names from a content folder.</summary>
    /// <exception cref="ContentFaultsException">A line has too few fields.</exception>
    public static Places Load(string contentFolder, BotContent content) =>
        new(ReadCounties(Path.Combine(contentFolder, "counties.csv")), content.PlaceNames);

    /// <summary>The seed (<c>bot-content/counties.csv</c>): state, county, fips, agency, phone, online, languages, notes.</summary>
    public static IReadOnlyList<County> ReadCounties(string path) => ReadCounties(Path.GetFileName(path), File.ReadAllText(path));

    internal static IReadOnlyList<County> ReadCounties(string file, string text)
    {
        var faults = new List<ContentFault>();
        var counties = Rows(file, text, 6, faults)
            .Select(r => new County(r[2], r[0], r[1], OrNull(r[3]), OrNull(r[4]), OrNull(r[5]), County.ZoneOf(r[0]))).ToList();
        return faults.Count == 0 ? counties : throw new ContentFaultsException(faults);
    }

    /// <summary>name, state, fips (empty when only the state is told), cue ("yes" when the bare word is not enough).</summary>
    internal static IReadOnlyList<PlaceName> ReadNames(IEnumerable<(string Name, string Text)> files, List<ContentFault> faults) =>
        [.. files.SelectMany(f => Rows(f.Name, f.Text, 4, faults)).Select(r => new PlaceName(r[0], r[1], OrNull(r[2]), r[3] == "yes"))];

    private static IEnumerable<string[]> Rows(string file, string text, int fields, List<ContentFault> faults)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            var row = Cut(lines[i]);
            if (row.Length >= fields) yield return row;
            else faults.Add(new(file, i + 1, $"has {row.Length} fields, needs {fields}"));
        }
    }

    private static string[] Cut(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(line[i]);
        }
        fields.Add(field.ToString());
        return [.. fields];
    }

    private static string? OrNull(string field) => field.Length == 0 ? null : field;
}

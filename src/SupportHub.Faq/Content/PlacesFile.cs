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
            .Select(r => new County(r.Fields[2], r.Fields[0], r.Fields[1], OrNull(r.Fields[3]), OrNull(r.Fields[4]), OrNull(r.Fields[5]), County.ZoneOf(r.Fields[0]))).ToList();
        return faults.Count == 0 ? counties : throw new ContentFaultsException(faults);
    }

    /// <summary>The files of <c>bot-content/places</c>; the first line says what a file holds (its README lists them).</summary>
    internal static IReadOnlyList<PlaceName> ReadNames(IEnumerable<(string Name, string Text)> files, List<ContentFault> faults)
    {
        var names = new List<PlaceName>();
        foreach (var (name, text) in files)
        {
            var heading = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length).ToString();
            names.AddRange(heading switch
            {
                "name,state,fips,cue" => Rows(name, text, 4, faults).Select(r => new PlaceName(r.Fields[0], r.Fields[1], OrNull(r.Fields[2]), CueOf(name, r, faults))),
                "fips,zips" => Rows(name, text, 2, faults).SelectMany(Zips),
                "program,state" => Rows(name, text, 2, faults).Select(r => new PlaceName(r.Fields[0], r.Fields[1], null, PlaceCue.Program)),
                "elsewhere,state" => Rows(name, text, 2, faults).Select(r => new PlaceName(r.Fields[0], r.Fields[1], null, PlaceCue.Elsewhere)),
                "ordinary" => Rows(name, text, 1, faults).Select(r => new PlaceName(r.Fields[0], "", null, PlaceCue.Ordinary)),
                _ => Unknown(name, heading, faults),
            });
        }
        return names;
    }

    /// <summary>A county's ZIP codes, or a state's that lie in several counties (<c>06</c>, <c>27</c>).</summary>
    private static IEnumerable<PlaceName> Zips((int Line, string[] Fields) row)
    {
        var (state, fips) = (row.Fields[0].StartsWith("06", StringComparison.Ordinal) ? "CA" : "MN", row.Fields[0].Length == 5 ? row.Fields[0] : null);
        return row.Fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(z => new PlaceName(z, state, fips));
    }

    private static PlaceCue CueOf(string file, (int Line, string[] Fields) row, List<ContentFault> faults)
    {
        switch (row.Fields[3])
        {
            case "": return PlaceCue.None;
            case "near": return PlaceCue.Near;
            case "state": return PlaceCue.State;
            case "word": return PlaceCue.Word;
            case "city": return PlaceCue.City;
            case "capitals": return PlaceCue.Capitals;
            default:
                faults.Add(new(file, row.Line, $"the cue \"{row.Fields[3]}\" is none of near, state, word, city, capitals"));
                return PlaceCue.None;
        }
    }

    private static IEnumerable<PlaceName> Unknown(string file, string heading, List<ContentFault> faults)
    {
        faults.Add(new(file, 1, $"the heading \"{heading}\" is not that of a file of places"));
        return [];
    }

    private static IEnumerable<(int Line, string[] Fields)> Rows(string file, string text, int fields, List<ContentFault> faults)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            var row = Cut(lines[i]);
            if (row.Length >= fields) yield return (i + 1, row);
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

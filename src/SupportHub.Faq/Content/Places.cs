using System.Text.RegularExpressions;
using SupportHub.Domain.Counties;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Content;

/// <summary>Where a client is, as far as it is known.</summary>
public sealed record Place(string? State, County? County)
{
    public static Place Unknown { get; } = new(null, null);

    public bool IsKnown => State is not null;

    /// <summary>The keys of answers that fit, the nearest first; the empty one fits everywhere.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            if (County is { } county)
            {
                yield return county.Fips;
                yield return county.Phone is null ? "county without phone" : "county";
            }
            if (State is { } state) yield return state;
            yield return "";
        }
    }
}

/// <summary>A way people name a place. <see cref="NeedsCue"/>: the word is also an ordinary one or a place elsewhere, and counts only beside "county" or the like.</summary>
public sealed record PlaceName(string Name, string State, string? Fips, bool NeedsCue);

/// <summary>The county directory with the names people use. The command line builds it from the seed, the host from its records.</summary>
public sealed partial class Places
{
    private readonly Dictionary<string, County> _counties;
    private readonly List<(Regex Pattern, string State, string? Fips)> _names;

    public Places(IEnumerable<County> counties, IEnumerable<PlaceName> names)
    {
        _counties = counties.ToDictionary(c => c.Fips);
        // The longest name first: "South Lake Tahoe" before "Lake".
        _names = [.. names
            .Concat(_counties.Values.Select(c => new PlaceName($"{c.Name} County", c.State, c.Fips, false)))
            .OrderByDescending(n => n.Name.Length).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => (Pattern(n), n.State, n.Fips))];
    }

    /// <summary>The county with this FIPS code, or null.</summary>
    public County? County(string? fips) => fips is null ? null : _counties.GetValueOrDefault(fips);

    public IReadOnlyCollection<County> Counties => _counties.Values;

    /// <summary>The place a dialogue knows: a county wins over a state.</summary>
    public Place Known(string? fips, string? state) =>
        County(fips) is { } county ? new(county.State, county) : new(state, null);

    /// <summary>The place a text names; the state alone when the county cannot be told, null when it names none. <paramref name="answering"/>: the text answers "which county?", so a bare name is enough.</summary>
    public Place? Find(string text, bool answering = false)
    {
        var folded = TextFold.Bare(TextFold.Fold(ChineseFold.Simplify(text)));
        if (answering) folded = folded.TrimEnd('.', '!', '?', ' ') + " county";
        foreach (var (pattern, state, fips) in _names)
        {
            if (pattern.IsMatch(folded)) return new(state, County(fips));
        }
        return null;
    }

    // A Chinese character beside a name is no part of it: "去Oakland", "Fresno縣".
    private const string Start = @"(?<![\p{Ll}\p{Nd}])";
    private const string End = @"(?![\p{Ll}\p{Nd}])";

    private static Regex Pattern(PlaceName name)
    {
        var words = Regex.Escape(TextFold.Bare(TextFold.Fold(ChineseFold.Simplify(name.Name))));
        if (words.Any(TextFold.IsHan)) return new(words, RegexOptions.CultureInvariant);
        var pattern = IsZip().Match(name.Name) is { Success: true } zip
            ? $@"(?<![\d-]){zip.Groups[1].Value}\d{{{5 - zip.Groups[1].Length}}}(?![\d])"
            : name.NeedsCue ? $@"{Start}(?:{words} (?:county|co|area){End}|{words} ?县|(?:county of|condado de|condado|near) {words}{End})" : $"{Start}{words}{End}";
        return new(pattern, RegexOptions.CultureInvariant);
    }

    /// <summary>A ZIP prefix is written with stars: <c>941**</c>.</summary>
    [GeneratedRegex(@"^(\d{3,5})\*{0,2}$")]
    private static partial Regex IsZip();
}

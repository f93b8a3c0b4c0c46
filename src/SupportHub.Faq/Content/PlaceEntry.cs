using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Content;

/// <summary>One name with every place that bears it.</summary>
internal sealed record PlaceEntry(string[] Words, PlaceOption[] Options)
{
    private const int ShortestJoined = 7;
    private const int ShortestMisspelt = 6;

    public string Joined { get; } = string.Concat(Words);

    public bool IsZip { get; } = Words is [{ Length: 5 } zip] && zip.All(char.IsAsciiDigit);

    /// <summary>The code of the state that the name is one of, ours or another; null for any other name.</summary>
    public string? StateNamed { get; } = Options.FirstOrDefault(o => o.Fips is null && o.Cue != PlaceCue.Program && !(Words is [{ Length: 5 } digits] && char.IsAsciiDigit(digits[0])))?.State;

    public bool MayBeJoined => Words.Length > 1 && Joined.Length >= ShortestJoined && IsLatin && Options.All(o => o.Cue is PlaceCue.None or PlaceCue.Near);

    public bool MayBeMisspelt => Joined.Length >= ShortestMisspelt && IsLatin && !IsZip
        && Options.Any(o => o.Cue is PlaceCue.None or PlaceCue.Near || (o.Cue == PlaceCue.Program && Words.Length == 1));

    /// <summary>Two spellings of one name are no two places.</summary>
    public bool MeansTheSame(PlaceEntry other) =>
        Options.Select(o => (o.State, o.Fips)).ToHashSet().SetEquals(other.Options.Select(o => (o.State, o.Fips)));

    private bool IsLatin => !Joined.Any(TextFold.IsHan);

    public static PlaceEntry Of(string[] words, IEnumerable<PlaceName> names, IReadOnlyDictionary<string, string> countyNames) =>
        new(words, [.. names.Select(n => new PlaceOption(n.State, n.Fips, n.Cue, n.Fips is not null && countyNames.GetValueOrDefault(n.Fips) == n.Name, n.Name)).Distinct()]);
}

/// <summary>One of the places that bear a name. <c>IsCounty</c>: the name is the county's own, not a city's in it.</summary>
internal sealed record PlaceOption(string State, string? Fips, PlaceCue Cue, bool IsCounty, string Written)
{
    /// <summary>The same place named otherwise ("Ramsey" the county in two files) is not a second one.</summary>
    public bool Equals(PlaceOption? other) => other is not null && (State, Fips, Cue, IsCounty) == (other.State, other.Fips, other.Cue, other.IsCounty);

    public override int GetHashCode() => HashCode.Combine(State, Fips, Cue, IsCounty);
}

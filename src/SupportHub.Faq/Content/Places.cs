using SupportHub.Domain.Counties;

namespace SupportHub.Faq.Content;

/// <summary>The county directory with the names people use. The command line builds it from the seed, the host from its records.</summary>
public sealed class Places
{
    private readonly Dictionary<string, County> _counties;
    private readonly PlaceReader _reader;

    public Places(IEnumerable<County> counties, IEnumerable<PlaceName> names)
    {
        _counties = counties.ToDictionary(c => c.Fips);
        var countyNames = _counties.ToDictionary(c => c.Key, c => c.Value.Name);
        var known = names.ToList();
        // A county that the names leave out is still found by its full name.
        var named = known.Where(n => n.Fips is not null).Select(n => (n.Fips, n.Name)).ToHashSet();
        known.AddRange(_counties.Values.Where(c => !named.Contains((c.Fips, c.Name))).Select(c => new PlaceName(c.Name, c.State, c.Fips, PlaceCue.State)));
        _reader = new(new(known, countyNames));
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
        var mentions = _reader.Read(PlaceText.Of(text), answering);
        var places = mentions.Where(m => !m.IsProgram).ToList();
        var programs = mentions.Where(m => m.IsProgram).SelectMany(m => m.States).Distinct().ToList();
        if (places.Count == 0) return programs.Count == 1 ? new(programs[0], null) : null;

        // Where they are or go wins over where they come from: "from California to Minnesota".
        var direction = places.Max(m => m.Direction);
        var nearest = places.Where(m => m.Direction == direction).ToList();
        var states = nearest.Where(m => m.States.Count() == 1).SelectMany(m => m.States).Distinct().ToList();
        if (states.Count == 0) states = Shared(nearest, [.. places.Where(m => m.States.Count() == 1).SelectMany(m => m.States).Distinct(), .. programs]);
        return states.Count == 1 ? new(states[0], CountyIn(states[0], places)) : null;
    }

    /// <summary>The states that names borne in both may mean, given the state that something else in the text tells.</summary>
    private static List<string> Shared(List<PlaceMention> mentions, List<string> told)
    {
        var states = mentions.Select(m => m.States).Aggregate((a, b) => a.Intersect(b)).ToList();
        return told.Count == 1 ? [.. states.Intersect(told)] : states;
    }

    /// <summary>A county named as one wins over a ZIP code, that over a city; two different ones leave it open.</summary>
    private County? CountyIn(string state, List<PlaceMention> places)
    {
        var named = places.Where(m => m.Options.Any(o => o.State == state && o.Fips is not null)).ToList();
        if (named.Count == 0) return null;
        var direction = named.Max(m => m.Direction);
        var ranked = named.Where(m => m.Direction == direction).GroupBy(m => m.SaysCounty ? 2 : m.Entry.IsZip ? 1 : 0).OrderByDescending(g => g.Key).First();
        var fips = ranked.SelectMany(m => m.Options).Where(o => o.State == state).Select(o => o.Fips).Distinct().ToList();
        return fips.Count == 1 ? County(fips[0]) : null;
    }
}

namespace SupportHub.Faq.Content;

/// <summary>Finds the names in a text and keeps those that what stands beside them makes places.</summary>
internal sealed class PlaceReader(PlaceIndex index)
{
    private const int ShortAnswer = 6;
    private const int FarthestState = 2;

    /// <summary>The places of a text. <paramref name="bare"/>: a name without its cue is enough, as the text answers "which county?".</summary>
    public List<PlaceMention> Read(PlaceText text, bool bare)
    {
        var found = Names(text);
        var kept = new List<PlaceMention>();
        for (var i = 0; i < found.Count; i++)
        {
            if (Kept(text, found, i) is { Options.Length: > 0 } mention) kept.Add(mention);
        }
        return kept.Any(m => !m.IsProgram) || !bare ? kept : [.. kept, .. found.Select(f => Bare(text, f)).Where(m => m.Options.Length > 0)];
    }

    private List<(PlaceEntry Entry, int Start, int End)> Names(PlaceText text)
    {
        var found = new List<(PlaceEntry, int, int)>();
        for (var at = 0; at < text.Words.Count;)
        {
            var (entry, length) = index.Longest(text, at);
            if (entry is null) (entry, length) = index.Misspelt(text, at);
            if (entry is not null && !(entry.IsZip && text.Words[at].Amount)) found.Add((entry, at, at + length));
            at += Math.Max(length, 1);
        }
        return found;
    }

    private static PlaceMention? Kept(PlaceText text, List<(PlaceEntry Entry, int Start, int End)> found, int at)
    {
        var (entry, start, end) = found[at];
        var (county, city) = (PlaceCues.SaysCounty(text, start, end), PlaceCues.SaysCity(text, start, end));
        var state = StateBeside(text, found, at);
        var zip = at + 1 < found.Count && found[at + 1].Entry.IsZip && found[at + 1].Start <= end + FarthestState ? found[at + 1].Entry.Options[0].State : null;
        var said = state ?? zip;
        var options = entry.Options.Where(o => Counts(text, o, entry, start, end, county, city, said)).ToArray();
        // The county is named as one, or the city: the other of the same name is not meant.
        if (county && options.Any(o => o.IsCounty)) options = [.. options.Where(o => o.IsCounty)];
        else if (city && options.Any(o => !o.IsCounty)) options = [.. options.Where(o => !o.IsCounty)];
        return new(entry, start, end, options, PlaceCues.Direction(text, start), county);
    }

    private static bool Counts(PlaceText text, PlaceOption option, PlaceEntry entry, int start, int end, bool county, bool city, string? said)
    {
        if (said is not null && option.State != said && option.Cue != PlaceCue.Program) return false;
        if (option.Cue is PlaceCue.None or PlaceCue.Program) return true;
        if (option.Cue == PlaceCue.Elsewhere) return false;
        if ((county && (option.IsCounty || option.Cue == PlaceCue.Near)) || (city && !option.IsCounty) || said is not null) return true;
        return option.Cue switch
        {
            PlaceCue.Near => PlaceCues.SaysNear(text, start, end),
            PlaceCue.Capitals => PlaceCues.SaysCountyInEnglish(text, end) || PlaceCues.SaysNearInEnglish(text, start) || WrittenWithCapitals(text, option, entry, start, end),
            _ => false,
        };
    }

    /// <summary>"LA" in capitals, "El Centro" with capitals after the first word of the text, where not everything is.</summary>
    private static bool WrittenWithCapitals(PlaceText text, PlaceOption option, PlaceEntry entry, int start, int end)
    {
        if (!text.CapitalsTell) return false;
        var all = !option.Written.Any(char.IsLower);
        var told = all;
        for (var i = start; i < end; i++)
        {
            var word = text.Words[i];
            if (all ? !(word.Capitals || (entry.Words[i - start].Length == 1 && word.Capital)) : !word.Capital) return false;
            told |= i > 0;
        }
        return told;
    }

    /// <summary>The state named right after a place ("Austin, MN", "Orange County in California") or, without a space in Chinese, right before.</summary>
    private static string? StateBeside(PlaceText text, List<(PlaceEntry Entry, int Start, int End)> found, int at)
    {
        if (found[at].Entry.Options.All(o => o.Fips is null)) return null;
        // "Woodbury, Washington County": a county's name is not the state of the city before it.
        if (at + 1 < found.Count && found[at + 1] is { Entry.StateNamed: { } state } after && after.Start - found[at].End <= FarthestState
            && !PlaceCues.SaysCounty(text, after.Start, after.End))
        {
            var between = true;
            for (var i = found[at].End; i < after.Start; i++) between &= PlaceCues.MayStandBetween(text.Words[i].Text);
            if (between) return state;
        }
        return at > 0 && found[at - 1] is { Entry.StateNamed: "CA" or "MN" } before && before.End == found[at].Start ? before.Entry.StateNamed : null;
    }

    /// <summary>The answer to "which county?": a doubtful name counts in a short answer, a very doubtful one when nothing else is said.</summary>
    private static PlaceMention Bare(PlaceText text, (PlaceEntry Entry, int Start, int End) found)
    {
        var alone = true;
        for (var i = 0; i < text.Words.Count; i++) alone &= (i >= found.Start && i < found.End) || PlaceCues.IsAside(text.Words[i].Text);
        var most = alone ? PlaceCue.State : text.Words.Count <= ShortAnswer ? PlaceCue.Near : PlaceCue.None;
        var options = found.Entry.Options.Where(o => o.Cue <= most || (alone && o.Cue == PlaceCue.Capitals)).ToArray();
        return new(found.Entry, found.Start, found.End, options, 1, false);
    }
}

namespace SupportHub.Faq.Content;

/// <summary>A name found in a text, with the places it may still mean; <see cref="PlaceCues.Direction"/>, and whether "county" stands beside it.</summary>
internal sealed record PlaceMention(PlaceEntry Entry, int Start, int End, PlaceOption[] Options, int Direction, bool SaysCounty)
{
    public bool IsProgram => Options.All(o => o.Cue == PlaceCue.Program);

    public IEnumerable<string> States => Options.Select(o => o.State).Distinct();
}

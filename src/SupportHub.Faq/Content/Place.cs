using SupportHub.Domain.Counties;

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

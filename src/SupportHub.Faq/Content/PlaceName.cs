namespace SupportHub.Faq.Content;

/// <summary>A way people name a place, or a word that tells something about one.</summary>
/// <param name="Name">As people write it; five digits are a ZIP code.</param>
/// <param name="State">CA or MN; another state's code for <see cref="PlaceCue.Elsewhere"/>.</param>
/// <param name="Fips">The county, or null when only the state is told.</param>
/// <param name="Cue">What must stand beside the name before it counts.</param>
public sealed record PlaceName(string Name, string State, string? Fips, PlaceCue Cue = PlaceCue.None);

/// <summary>What a name needs before it is taken for a place.</summary>
public enum PlaceCue
{
    /// <summary>Nothing: it is hardly ever anything else.</summary>
    None = 0,

    /// <summary>A small one ("in", "vivo en", "住"): also a first name, or a smaller place elsewhere.</summary>
    Near = 1,

    /// <summary>"County", "city of", the state or a ZIP code: also a well-known place elsewhere.</summary>
    State = 2,

    /// <summary>The same, even as the answer to "which county?": an everyday word ("cool", "rice").</summary>
    Word = 3,

    /// <summary>"City": a county of the state has the same name and is meant by it.</summary>
    City = 4,

    /// <summary>Its capitals, or an English cue: in small letters it is Spanish ("la", "el centro").</summary>
    Capitals = 5,

    /// <summary>It is a program of one state, and tells the state where no place is named.</summary>
    Program = 6,

    /// <summary>It is a state we do not serve: "Austin" before it is another one.</summary>
    Elsewhere = 7,

    /// <summary>It is an ordinary word so near to a place's name that it must not be taken for a misspelling.</summary>
    Ordinary = 8,
}

using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Content;

/// <summary>Another program a client may be missing: what points to it, what says that they have it, and the sentence that offers it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Topics">The topic that tells of it, by state (<c>CA</c>, <c>MN</c>), or under <see cref="Topic.AnyState"/> for both.</param>
/// <param name="About">Topics that speak of it already: whoever asks about one needs no offer.</param>
/// <param name="Said">What points to it.</param>
/// <param name="Has">What says that the client has it, or wants none.</param>
/// <param name="Offers">The sentence, by language and state; the plain one, under <see cref="Topic.AnyState"/>, names each state where they differ.</param>
public sealed record Door(
    string Name, IReadOnlyDictionary<string, string> Topics, IReadOnlyList<string> About, Signs Said, Signs Has,
    IReadOnlyDictionary<(Language Language, string Where), string> Offers)
{
    /// <summary>The topics to offer where the client lives: one, or one a state when the state is not known; none where there is no such program.</summary>
    public IReadOnlyList<string> TopicsIn(string? state) =>
        Topics.TryGetValue(Topic.AnyState, out var any) ? [any]
        : state is null ? Topics.Count > 1 ? [.. Topics.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value)] : []
        : Topics.TryGetValue(state, out var theirs) ? [theirs] : [];

    public string OfferFor(Language language, string? state) =>
        state is not null && Offers.TryGetValue((language, state), out var theirs) ? theirs : Offers[(language, Topic.AnyState)];
}

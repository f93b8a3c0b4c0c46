using System.Runtime.CompilerServices;

namespace SupportHub.Domain;

/// <summary>What a decision answers: the events that happened (none: it was already so), or why not.</summary>
[CollectionBuilder(typeof(Decision), nameof(Decision.Of))]
public readonly record struct Decision<TEvent>
{
    private readonly IReadOnlyList<TEvent>? _events;

    internal Decision(IReadOnlyList<TEvent> events) => _events = events;

    private Decision(Refusal refusal) => Refusal = refusal;

    public IReadOnlyList<TEvent> Events => _events ?? [];

    public Refusal? Refusal { get; }

    public IEnumerator<TEvent> GetEnumerator() => Events.GetEnumerator();

#pragma warning disable CA2225 // the implicit conversions are how decisions are written; named alternates would only be noise
    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened]);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new(refusal);
#pragma warning restore CA2225
}

/// <summary>Lets a decision be written as a list: <c>return [first, second];</c>.</summary>
public static class Decision
{
    public static Decision<TEvent> Of<TEvent>(ReadOnlySpan<TEvent> events) => new(events.ToArray());
}

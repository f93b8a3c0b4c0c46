using SupportHub.Domain;

namespace SupportHub.Store.Events;

/// <summary>One event of an append, with its version and the state after it.</summary>
internal readonly record struct Step<TState, TEvent>(long Version, TEvent Event, TState State);

/// <summary>What one append does to a stream, as the views and the work rules see it.</summary>
internal sealed record Change<TState, TEvent>(Guid Id, TState Before, IReadOnlyList<Step<TState, TEvent>> Steps, string? User)
    where TState : IEventSourced<TState, TEvent>
{
    public TState After => Steps[^1].State;

    public long Version => Steps[^1].Version;

    public static Change<TState, TEvent> Of(Guid id, Loaded<TState> before, IReadOnlyList<TEvent> events, string? user)
    {
        var steps = new Step<TState, TEvent>[events.Count];
        var state = before.State;
        for (var i = 0; i < events.Count; i++)
        {
            state = state.Evolve(events[i]);
            steps[i] = new(before.Version + i + 1, events[i], state);
        }
        return new(id, before.State, steps, user);
    }
}

using SupportHub.Domain;
using SupportHub.Store.Events;

namespace SupportHub.Bench.Growth;

/// <summary>One append that was made: what a step of a story adds to a stream.</summary>
internal sealed record Appended(DateTimeOffset At, Guid Stream, string User, long After, IReadOnlyList<object> Events);

/// <summary>A stream while its story is made up: every event in it is what the rules decided, so it folds as any other.</summary>
internal sealed class Scene<TState, TEvent>(Guid id, DateTimeOffset end)
    where TState : IEventSourced<TState, TEvent>
    where TEvent : class
{
    private readonly List<Step<TState, TEvent>> _steps = [];
    private readonly List<Appended> _appends = [];

    public Guid Id => id;

    public TState State { get; private set; } = TState.Empty;

    public IReadOnlyList<Appended> Appends => _appends;

    /// <summary>The whole stream as one change, for its view rows.</summary>
    public Change<TState, TEvent> Whole => new(id, TState.Empty, _steps, null);

    /// <summary>False once the story goes on behind the end of the log: it is open there.</summary>
    public bool Do(DateTimeOffset at, string user, Func<TState, Decision<TEvent>> decide)
    {
        if (at > end) return false;
        var decision = decide(State);
        if (decision.Refusal is { } refusal) throw new InvalidOperationException($"The story is wrong: {refusal.Code}");
        if (decision.Events.Count == 0) return true;
        _appends.Add(new(at, id, user, _steps.Count, [.. decision.Events]));
        foreach (var happened in decision.Events)
        {
            State = State.Evolve(happened);
            _steps.Add(new(_steps.Count + 1, happened, State));
        }
        return true;
    }
}

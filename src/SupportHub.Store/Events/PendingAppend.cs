using System.Diagnostics;
using SupportHub.Domain;

namespace SupportHub.Store.Events;

/// <summary>
/// One stream's append, decided and folded, before it is committed. Its events have their ids already: however often it is tried, it can
/// stand only once.
/// </summary>
internal sealed class PendingAppend
{
    private readonly TaskCompletionSource<IReadOnlyList<long>> _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PendingAppend(StreamRow stream, IReadOnlyList<EventRow> events, Writes writes) => (Stream, Events, Writes) = (stream, events, writes);

    public StreamRow Stream { get; }

    public IReadOnlyList<EventRow> Events { get; }

    public Writes Writes { get; }

    /// <summary>The positions of its events once it is committed, or why it is not.</summary>
    public Task<IReadOnlyList<long>> Committed => _committed.Task;

    public static PendingAppend Of<TState, TEvent>(
        Change<TState, TEvent> change, long expected, IReadOnlyList<string> data, Act act, DateTimeOffset now, Writes writes)
        where TState : IEventSourced<TState, TEvent>
        where TEvent : class
    {
        var correlation = act.CorrelationId ?? Activity.Current?.TraceId.ToHexString();
        return new(
            new(change.Id, EventTypes.Alias(typeof(TState).Name), expected, change.Version, now),
            [.. change.Steps.Select((step, i) => new EventRow(
                Guid.CreateVersion7(now), change.Id, step.Version, data[i], step.Event.GetType(), now, correlation, act.CausationId, act.User))],
            writes);
    }

    public void Stands(IReadOnlyList<long> positions) => _committed.TrySetResult(positions);

    public void Fails(Exception fault) => _committed.TrySetException(fault);
}

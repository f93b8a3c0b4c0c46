using Npgsql;
using SupportHub.Domain;

namespace SupportHub.Store.Events;

/// <summary>The streams of one kind: load, decide, append. Appending writes events, view rows and work in one transaction and one round trip.</summary>
public sealed class StreamStore<TState, TEvent>
    where TState : IEventSourced<TState, TEvent>
    where TEvent : class
{
    private const int Tries = 3;
    private const int Turns = 1024;

    // Writers of one stream on this node take turns before they load: a burst of the provider's reports on one conversation would otherwise
    // make each other decide again until somebody gives up. Only other nodes can still be first.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _time;
    private readonly LogSignal _signal;
    private readonly Func<Change<TState, TEvent>, IEnumerable<NpgsqlBatchCommand>> _follow;
    private readonly RefusedByConstraint _refused;

    internal StreamStore(
        NpgsqlDataSource database, TimeProvider time, LogSignal signal,
        Func<Change<TState, TEvent>, IEnumerable<NpgsqlBatchCommand>> follow, RefusedByConstraint refused)
    {
        _database = database;
        _time = time;
        _signal = signal;
        _follow = follow;
        _refused = refused;
    }

    /// <summary>Says what a constraint's refusal of an append means in this kind's own words; null: nothing of its own.</summary>
    internal delegate Task<Exception?> RefusedByConstraint(
        NpgsqlDataSource database, PostgresException refusal, Change<TState, TEvent> change, CancellationToken ct);

    /// <summary>The stream's state now; null when there is no such stream.</summary>
    public async Task<Loaded<TState>?> Load(Guid id, CancellationToken ct)
    {
        var loaded = await LoadOrEmpty(id, ct);
        return loaded.Version == 0 ? null : loaded;
    }

    /// <summary>The stream's events after a version, in order; 0 reads from the beginning.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> Read(Guid id, long afterVersion, CancellationToken ct)
    {
        await using var command = _database.CreateCommand(LogSql.ReadStream);
        command.Parameters.Add(Sql.Uuid(id));
        command.Parameters.Add(Sql.Big(afterVersion));
        return await LogSql.ReadEvents(command, EventTypes.Read, ct);
    }

    /// <summary>
    /// Loads, decides and appends; decides again when another writer was first. An absent stream is the empty state at version 0.
    /// <paramref name="decide"/> is pure: it may run several times, and must not itself update the stream.
    /// </summary>
    /// <exception cref="ConcurrencyConflict">Another writer was first three times.</exception>
    /// <exception cref="DuplicateMessage">A received message's channel and external id are known.</exception>
    /// <exception cref="OpenConversationExists">The contact has another open conversation on this channel.</exception>
    public async Task<Updated<TState>> Update(Guid id, Func<TState, Decision<TEvent>> decide, Act act, CancellationToken ct)
    {
        var turn = _turns[(uint)id.GetHashCode() % Turns];
        await turn.WaitAsync(ct);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var loaded = await LoadOrEmpty(id, ct);
                var decision = decide(loaded.State);
                if (decision.Events.Count == 0) return new(loaded.State, loaded.Version, decision.Refusal, []);
                try
                {
                    return await Append(id, loaded, decision.Events, act, ct);
                }
                catch (ConcurrencyConflict) when (attempt < Tries)
                {
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Appends what was decided on a version; null when the stream is no longer at it. Never decides again.</summary>
    public async Task<Updated<TState>?> AppendAt(Guid id, long expectedVersion, IReadOnlyList<TEvent> events, Act act, CancellationToken ct)
    {
        var loaded = await LoadOrEmpty(id, ct);
        if (loaded.Version != expectedVersion) return null;
        if (events.Count == 0) return new(loaded.State, loaded.Version, null, []);
        try
        {
            return await Append(id, loaded, events, act, ct);
        }
        catch (ConcurrencyConflict)
        {
            return null;
        }
    }

    private async Task<Loaded<TState>> LoadOrEmpty(Guid id, CancellationToken ct)
    {
        var events = await Read(id, 0, ct);
        var state = events.Aggregate(TState.Empty, (state, recorded) => state.Evolve((TEvent)recorded.Data));
        return new(state, events.Count == 0 ? 0 : events[^1].Version);
    }

    private async Task<Updated<TState>> Append(Guid id, Loaded<TState> before, IReadOnlyList<TEvent> events, Act act, CancellationToken ct)
    {
        var change = Change<TState, TEvent>.Of(id, before, events, act.User);
        var now = _time.GetUtcNow();
        // As exact as PostgreSQL keeps it, so that what is answered equals what is read.
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));

        // The stream's row first: it makes writers of one stream take turns. The events last: their positions are taken as late as possible.
        // Without a transaction of its own a batch is one, sent and committed in a single round trip.
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(LogSql.MoveStream(id, typeof(TState), before.Version, change.Version, now));
        foreach (var command in _follow(change)) batch.BatchCommands.Add(command);
        foreach (var step in change.Steps) batch.BatchCommands.Add(LogSql.AddEvent(id, step.Version, step.Event, act, now, change.Version));
        try
        {
            var positions = await LogSql.Positions(batch, ct);
            _signal.Appended();
            return new(change.After, change.Version, null,
                [.. change.Steps.Select((step, i) => new RecordedEvent(positions[i], id, step.Version, step.Event, now, act.User))]);
        }
        catch (PostgresException refusal)
        {
            if (LogSql.IsLostRace(refusal)) throw new ConcurrencyConflict(id, refusal);
            if (await _refused(_database, refusal, change, ct) is { } meaning) throw meaning;
            throw;
        }
    }
}

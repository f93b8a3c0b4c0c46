using Npgsql;
using SupportHub.Domain;

namespace SupportHub.Store.Events;

/// <summary>The streams of one kind: load, decide, append. Appending writes events, view rows and work in one transaction and one round trip.</summary>
public sealed partial class StreamStore<TState, TEvent>
    where TState : IEventSourced<TState, TEvent>
    where TEvent : class
{
    private const int Tries = 3;
    private const int Turns = 1024;

    // Writers of one stream on this node take turns before they decide: a burst of the provider's reports on one conversation would otherwise
    // make each other decide again until somebody gives up. Only other nodes can still be first.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _time;
    private readonly Committer _committer;
    private readonly Action<Change<TState, TEvent>, Writes> _follow;
    private readonly RefusedByConstraint _refused;
    private readonly string? _snapshot;
    private readonly StateCache<TState> _states;

    internal StreamStore(
        NpgsqlDataSource database, TimeProvider time, Committer committer, Action<Change<TState, TEvent>, Writes> follow, RefusedByConstraint refused,
        string? snapshot = null)
    {
        _database = database;
        _time = time;
        _committer = committer;
        _follow = follow;
        _refused = refused;
        _snapshot = snapshot;
        _states = new(time);
    }

    /// <summary>Says what a constraint's refusal of an append means in this kind's own words; null: nothing of its own.</summary>
    internal delegate Task<Exception?> RefusedByConstraint(
        NpgsqlDataSource database, PostgresException refusal, Change<TState, TEvent> change, CancellationToken ct);

    /// <summary>
    /// Loads, decides and appends; decides again when another writer was first. An absent stream is the empty state at version 0.
    /// <paramref name="decide"/> is pure: it may run several times, and must not itself update the stream.
    /// </summary>
    /// <exception cref="ConcurrencyConflict">Another writer was first three times.</exception>
    /// <exception cref="StreamArchived">The stream is closed for good.</exception>
    /// <exception cref="DuplicateMessage">A received message's channel and external id are known.</exception>
    /// <exception cref="OpenConversationExists">The contact has another open conversation on this channel.</exception>
    public async Task<Updated<TState>> Update(Guid id, Func<TState, Decision<TEvent>> decide, Act act, CancellationToken ct)
    {
        using var turn = await Turn(id, ct);
        for (var attempt = 1; ; attempt++)
        {
            var known = attempt == 1 ? _states.Find(id) : null;
            var loaded = known ?? await CatchUp(id, ct);
            var decision = decide(loaded.State);
            if (decision.Events.Count == 0 && known is not null)
            {
                // A remembered state may be stale. An append would be refused by it; that nothing is to do must be looked up.
                loaded = await CatchUp(id, ct);
                decision = decide(loaded.State);
            }
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

    /// <summary>Appends what was decided on a state; null when the stream is no longer at its version. Never decides again.</summary>
    public async Task<Updated<TState>?> AppendAt(Guid id, Loaded<TState> decidedOn, IReadOnlyList<TEvent> events, Act act, CancellationToken ct)
    {
        if (events.Count == 0) return new(decidedOn.State, decidedOn.Version, null, []);
        using var turn = await Turn(id, ct);
        try
        {
            return await Append(id, decidedOn, events, act, ct);
        }
        catch (ConcurrencyConflict)
        {
            return null;
        }
    }

    /// <summary>Begins a stream; null when there is one of this id already.</summary>
    public Task<Updated<TState>?> Start(Guid id, IReadOnlyList<TEvent> events, Act act, CancellationToken ct) =>
        AppendAt(id, new(TState.Empty, 0), events, act, ct);

    /// <summary>
    /// Appends inside a transaction of the caller's (<see cref="EventStore.Transact"/>), with the views and the work that follow. A refusal
    /// spoils the transaction: it is thrown as <see cref="Update"/> throws it, and the caller's rows go with it.
    /// </summary>
    public async Task<Updated<TState>> AppendIn(
        NpgsqlTransaction transaction, Guid id, Loaded<TState> decidedOn, IReadOnlyList<TEvent> events, Act act, CancellationToken ct)
    {
        // Not known to stand until the caller commits.
        _states.Forget(id);
        var (change, pending) = Prepare(id, decidedOn, events, act);
        try
        {
            return Result(change, pending, await Committer.Write(transaction, pending, ct));
        }
        catch (PostgresException refusal)
        {
            throw await Meaning(refusal, change, ct) ?? refusal;
        }
    }

    /// <summary>Drops what this node remembers of a stream: its stored words were changed.</summary>
    internal void Forget(Guid id) => _states.Forget(id);

    private async Task<Updated<TState>> Append(Guid id, Loaded<TState> decidedOn, IReadOnlyList<TEvent> events, Act act, CancellationToken ct)
    {
        var (change, pending) = Prepare(id, decidedOn, events, act);
        try
        {
            var result = Result(change, pending, await _committer.Commit(pending));
            _states.Keep(id, new(change.After, change.Version));
            return result;
        }
        catch (PostgresException refusal)
        {
            if (await Meaning(refusal, change, ct) is { } meaning) throw meaning;
            throw;
        }
    }

    private (Change<TState, TEvent> Change, PendingAppend Pending) Prepare(Guid id, Loaded<TState> decidedOn, IReadOnlyList<TEvent> events, Act act)
    {
        var stored = events.Select(EventTypes.Stored).ToList();
        var change = Change<TState, TEvent>.Of(id, decidedOn, [.. stored.Select(e => e.Event)], act.User);
        var now = _time.GetUtcNow();
        // As exact as PostgreSQL keeps it, so that what is answered equals what is read.
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var writes = new Writes();
        _follow(change, writes);
        return (change, PendingAppend.Of(change, decidedOn.Version, [.. stored.Select(e => e.Data)], act, now, writes));
    }

    private static Updated<TState> Result(Change<TState, TEvent> change, PendingAppend pending, IReadOnlyList<long> positions) => new(
        change.After, change.Version, null,
        [.. change.Steps.Select((step, i) =>
            new RecordedEvent(positions[i], change.Id, step.Version, step.Event, pending.Events[i].At, pending.Events[i].User))]);

    private Task<Exception?> Meaning(PostgresException refusal, Change<TState, TEvent> change, CancellationToken ct) => Patience.Ask(async () =>
    {
        if (!LogSql.IsLostRace(refusal)) return await _refused(_database, refusal, change, ct);
        return await IsArchived(change.Id, ct) ? new StreamArchived(change.Id) : new ConcurrencyConflict(change.Id, refusal);
    }, ct);

    private async Task<Turned> Turn(Guid id, CancellationToken ct)
    {
        var turn = _turns[(uint)id.GetHashCode() % Turns];
        await turn.WaitAsync(ct);
        return new(turn);
    }

    private readonly struct Turned(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

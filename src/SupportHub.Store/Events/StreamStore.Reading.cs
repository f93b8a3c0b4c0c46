using System.Text.Json;
using Npgsql;

namespace SupportHub.Store.Events;

public sealed partial class StreamStore<TState, TEvent>
{
    /// <summary>The stream's state now; null when there is no such stream.</summary>
    public async Task<Loaded<TState>?> Load(Guid id, CancellationToken ct)
    {
        var loaded = await CatchUp(id, ct);
        return loaded.Version == 0 ? null : loaded;
    }

    /// <summary>The stream's state as it was at a version, or at its end if that came before; null when there is no such stream.</summary>
    public Task<Loaded<TState>?> LoadAt(Guid id, long version, CancellationToken ct) => Folded(LogSql.ReadStreamToVersion, id, Sql.Big(version), ct);

    /// <summary>The stream's state as it was at a moment; null when it had not begun.</summary>
    public Task<Loaded<TState>?> LoadAt(Guid id, DateTimeOffset moment, CancellationToken ct) => Folded(LogSql.ReadStreamToTime, id, Sql.Time(moment), ct);

    /// <summary>The stream's events after a version, in order; 0 reads from the beginning.</summary>
    public Task<IReadOnlyList<RecordedEvent>> Read(Guid id, long afterVersion, CancellationToken ct) =>
        Events(LogSql.ReadStream, id, Sql.Big(afterVersion), ct);

    /// <summary>Closes a stream for good: it can still be read, and nothing is appended to it. False when there is no such stream.</summary>
    public async Task<bool> Archive(Guid id, CancellationToken ct)
    {
        using var turn = await Turn(id, ct);
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var archive = LogSql.Archive(connection, null, id);
        return await archive.ExecuteNonQueryAsync(ct) > 0;
    }

    private async Task<bool> IsArchived(Guid id, CancellationToken ct)
    {
        await using var command = _database.CreateCommand("SELECT is_archived FROM mt_streams WHERE id = $1");
        command.Parameters.Add(Sql.Uuid(id));
        return await command.ExecuteScalarAsync(ct) is true;
    }

    // What is remembered, and what came after it: one short look instead of the whole stream.
    private async Task<Loaded<TState>> CatchUp(Guid id, CancellationToken ct)
    {
        var known = _states.Find(id) ?? await Snapshot(id, ct) ?? new(TState.Empty, 0);
        var loaded = Fold(known, await Read(id, known.Version, ct));
        if (loaded.Version > 0) _states.Keep(id, loaded);
        return loaded;
    }

    private async Task<Loaded<TState>?> Snapshot(Guid id, CancellationToken ct)
    {
        if (_snapshot is null) return null;
        return await Patience.Ask(async () =>
        {
            await using var command = _database.CreateCommand(_snapshot);
            command.Parameters.Add(Sql.Uuid(id));
            await using var reader = await command.ExecuteReaderAsync(ct);
            return await reader.ReadAsync(ct) ? new Loaded<TState>(JsonSerializer.Deserialize<TState>(reader.GetString(0))!, reader.GetInt64(1)) : null;
        }, ct);
    }

    private async Task<Loaded<TState>?> Folded(string sql, Guid id, NpgsqlParameter to, CancellationToken ct)
    {
        var events = await Events(sql, id, to, ct);
        return events.Count == 0 ? null : Fold(new(TState.Empty, 0), events);
    }

    private static Loaded<TState> Fold(Loaded<TState> from, IReadOnlyList<RecordedEvent> events) => events.Count == 0
        ? from
        : new(events.Aggregate(from.State, (state, recorded) => state.Evolve((TEvent)recorded.Data)), events[^1].Version);

    private Task<IReadOnlyList<RecordedEvent>> Events(string sql, Guid id, NpgsqlParameter bound, CancellationToken ct) => Patience.Ask(async () =>
    {
        await using var command = _database.CreateCommand(sql);
        command.Parameters.Add(Sql.Uuid(id));
        command.Parameters.Add(bound.Clone());
        return await LogSql.ReadEvents(command, EventTypes.Read, ct);
    }, ct);
}

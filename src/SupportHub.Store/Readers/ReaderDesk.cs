using Dapper;
using Npgsql;
using SupportHub.Store.Events;
using SupportHub.Store.Records;

namespace SupportHub.Store.Readers;

/// <summary>What people see of the readers, and what they can tell one that is parked.</summary>
public sealed class ReaderDesk
{
    /// <summary>How far <see cref="ReaderState.Behind"/> is counted: a reader that is far behind need not be counted to the last event.</summary>
    public const int MostCounted = 10_000;

    internal const string Beside = ".beside";

    private readonly NpgsqlDataSource _database;
    private readonly Audit _audit;
    private readonly LogSignal _signal;
    private readonly Dictionary<string, IReader> _readers;

    internal ReaderDesk(IEnumerable<IReader> readers, NpgsqlDataSource database, Audit audit, LogSignal signal)
    {
        _database = database;
        _audit = audit;
        _signal = signal;
        _readers = readers.ToDictionary(reader => reader.Name);
    }

    /// <summary>The readers of this program.</summary>
    public async Task<IReadOnlyList<ReaderState>> All(CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        var states = await connection.QueryAsync<ReaderState>(new CommandDefinition("""
            SELECT r.name, p.last_seq_id AS position, behind.events AS behind, behind.since AS behind_since,
                   CASE WHEN r.leased_until > now() THEN regexp_replace(r.leased_by, ':[^:]*$', '') END AS holder,
                   r.parked_at, r.parked_position, r.parked_stream, r.parked_event, r.parked_error,
                   CASE WHEN b.leased_until > now() THEN COALESCE(bp.last_seq_id, 0) END AS rebuilt_to
              FROM readers r
              JOIN mt_event_progression p ON p.name = @Prefix || r.name
              LEFT JOIN readers b ON b.name = r.name || @Beside
              LEFT JOIN mt_event_progression bp ON bp.name = @Prefix || b.name
             CROSS JOIN LATERAL (
                   SELECT count(*)::int AS events, min(timestamp) AS since
                     FROM (SELECT timestamp FROM mt_events WHERE seq_id > p.last_seq_id ORDER BY seq_id LIMIT @MostCounted) next) behind
             WHERE r.name = ANY (@names)
             ORDER BY r.name
            """, new { ReaderTable.Prefix, Beside, MostCounted, names = _readers.Keys.ToArray() }, cancellationToken: ct));
        return [.. states.Select(state => state with { CanRebuild = _readers[state.Name] is IRebuildable })];
    }

    /// <summary>A person says: try that event again. False when the reader is not parked there.</summary>
    public Task<bool> Retry(string reader, long position, Guid staff, CancellationToken ct) =>
        Decide(reader, position, staff, "reader-retried", null, (_, _) => Task.FromResult(true), ct);

    /// <summary>A person says: go on behind that event, for ever. False when the reader is not parked there.</summary>
    /// <exception cref="ArgumentException">No reason is given.</exception>
    public Task<bool> Skip(string reader, long position, Guid staff, string reason, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return Decide(reader, position, staff, "reader-skipped", reason.Trim(), async (connection, transaction) =>
            await connection.ExecuteAsync(new CommandDefinition("""
                INSERT INTO reader_skips (reader, position, staff_id, reason) VALUES (@reader, @position, @staff, @reason);
                UPDATE mt_event_progression SET last_seq_id = @position, last_updated = now() WHERE name = @Prefix || @reader AND last_seq_id < @position
                """, new { reader, position, staff, reason = reason.Trim(), ReaderTable.Prefix }, transaction, cancellationToken: ct)) == 2, ct);
    }

    private async Task<bool> Decide(
        string reader, long position, Guid staff, string action, string? reason, Func<NpgsqlConnection, NpgsqlTransaction, Task<bool>> decide, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var parked = await connection.QuerySingleOrDefaultAsync<(string Event, string Error)?>(new CommandDefinition("""
            WITH found AS (SELECT name, parked_event, parked_error FROM readers WHERE name = @reader AND parked_position = @position FOR UPDATE)
            UPDATE readers r SET parked_at = NULL, parked_position = NULL, parked_stream = NULL, parked_event = NULL, parked_error = NULL
              FROM found WHERE r.name = found.name
            RETURNING found.parked_event, found.parked_error
            """, new { reader, position }, transaction, cancellationToken: ct));
        if (parked is not { } at || !await decide(connection, transaction)) return false;
        await _audit.Write(transaction, staff, action, $"reader:{reader}", new { position, at.Event, at.Error, reason }, ct);
        await transaction.CommitAsync(ct);
        _signal.Appended();
        return true;
    }
}

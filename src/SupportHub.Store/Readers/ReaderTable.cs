using Dapper;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Readers;

/// <summary>The statements on readers, their leases and positions. Times are the database's, so that nodes need not agree on theirs.</summary>
internal sealed class ReaderTable(NpgsqlDataSource database)
{
    /// <summary>Our rows in Marten's table of positions begin with this.</summary>
    public const string Prefix = "supporthub:";

    /// <summary>Makes the rows of a reader that is new: it begins before the first event.</summary>
    public Task Register(string name, CancellationToken ct) => Execute(
        // Looked for first: ON CONFLICT would wait for a node that is just moving the row.
        """
        INSERT INTO readers (name)
        SELECT @name WHERE NOT EXISTS (SELECT FROM readers WHERE name = @name) ON CONFLICT DO NOTHING;
        INSERT INTO mt_event_progression (name, last_seq_id)
        SELECT @row, 0 WHERE NOT EXISTS (SELECT FROM mt_event_progression WHERE name = @row) ON CONFLICT DO NOTHING
        """, new { name, row = Prefix + name }, ct);

    public async Task<bool> TakeLease(string name, string holder, TimeSpan lease, CancellationToken ct) => await Execute(
        """
        UPDATE readers SET leased_by = @holder, leased_until = now() + @lease
        WHERE name = @name AND (leased_until IS NULL OR leased_until < now() OR leased_by = @holder)
        """, new { name, holder, lease }, ct) == 1;

    /// <summary>False when the lease ran out and another node has it.</summary>
    public async Task<bool> Renew(string name, string holder, TimeSpan lease, CancellationToken ct) => await Execute(
        "UPDATE readers SET leased_until = now() + @lease WHERE name = @name AND leased_by = @holder", new { name, holder, lease }, ct) == 1;

    public Task Release(string name, string holder, CancellationToken ct) => Execute(
        "UPDATE readers SET leased_by = NULL, leased_until = NULL WHERE name = @name AND leased_by = @holder", new { name, holder }, ct);

    public Task Park(string name, string holder, RecordedEvent at, string kind, string error, CancellationToken ct) => Execute(
        """
        UPDATE readers SET parked_at = now(), parked_position = @Position, parked_stream = @StreamId, parked_event = @kind, parked_error = @error
        WHERE name = @name AND leased_by = @holder
        """, new { name, holder, at.Position, at.StreamId, kind, error }, ct);

    public async Task<bool> IsParked(string name, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT parked_at IS NOT NULL FROM readers WHERE name = @name", new { name }, cancellationToken: ct));
    }

    public async Task<long> Position(string name, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT last_seq_id FROM mt_event_progression WHERE name = @row", new { row = Prefix + name }, cancellationToken: ct));
    }

    /// <summary>
    /// Moves the position, if it still is where the mover believes: two nodes that both think they act take turns on this row, and the second
    /// finds it moved. A mover that falls silent in the middle is ended by the database.
    /// </summary>
    public static async Task<bool> Move(NpgsqlTransaction transaction, string name, long from, long to, CancellationToken ct) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            SET LOCAL idle_in_transaction_session_timeout = '15s';
            UPDATE mt_event_progression SET last_seq_id = @to, last_updated = now() WHERE name = @row AND last_seq_id = @from
            """, new { row = Prefix + name, from, to }, transaction, cancellationToken: ct)) == 1;

    private async Task<int> Execute(string sql, object parameters, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct));
    }
}

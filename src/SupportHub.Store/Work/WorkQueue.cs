using System.Text.Json;
using Dapper;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Work;

/// <summary>An item that gave up and waits for a person. <see cref="LastError"/> names the fault, never the client's words.</summary>
public sealed record ParkedItem(long Id, string Kind, Guid ConversationId, int Attempts, DateTimeOffset ParkedAt, string? LastError);

/// <summary>The statements on <c>work_items</c>. Times are the database's, so that nodes need not agree on theirs.</summary>
public sealed class WorkQueue
{
    private readonly NpgsqlDataSource _database;
    private readonly LogSignal _signal;

    internal WorkQueue(NpgsqlDataSource database, LogSignal signal)
    {
        _database = database;
        _signal = signal;
    }

    /// <summary>What was parked, the oldest first.</summary>
    public async Task<IReadOnlyList<ParkedItem>> Parked(int limit, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<ParkedItem>("""
            SELECT id, kind, conversation_id, attempts, parked_at, last_error
            FROM work_items WHERE parked_at IS NOT NULL AND done_at IS NULL ORDER BY id LIMIT @limit
            """, new { limit })).AsList();
    }

    /// <summary>A person says: try again. False when the item is not parked.</summary>
    public async Task<bool> Retry(long id, CancellationToken ct)
    {
        var found = await Execute(
            // One try stays on the count: the handler must still ask whether an earlier one had its effect.
            "UPDATE work_items SET parked_at = NULL, due_at = now(), attempts = 1 WHERE id = @id AND parked_at IS NOT NULL AND done_at IS NULL", new { id }, ct);
        if (found) _signal.Appended();
        return found;
    }

    /// <summary>
    /// Takes up to <paramref name="limit"/> due items for this holder. An item waits while an earlier one of its conversation and kind is
    /// unfinished; one that was parked is no longer waited for, so that a text nobody can deliver does not silence the conversation.
    /// </summary>
    internal async Task<IReadOnlyList<WorkItem>> Claim(IReadOnlyCollection<string> kinds, int limit, string holder, TimeSpan lease, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        var claimed = await connection.QueryAsync<(long Id, string Kind, Guid Conversation, string Payload, int Attempts)>("""
            WITH next AS (
                SELECT id FROM work_items w
                WHERE done_at IS NULL AND parked_at IS NULL AND due_at <= now() AND (leased_until IS NULL OR leased_until < now())
                  AND kind = ANY (@kinds)
                  AND NOT EXISTS (
                      SELECT 1 FROM work_items earlier
                      WHERE earlier.conversation_id = w.conversation_id AND earlier.kind = w.kind AND earlier.id < w.id
                        AND earlier.done_at IS NULL AND earlier.parked_at IS NULL)
                ORDER BY due_at, id
                LIMIT @limit
                FOR UPDATE SKIP LOCKED)
            UPDATE work_items w SET leased_until = now() + @lease, leased_by = @holder, attempts = attempts + 1
            FROM next WHERE w.id = next.id
            RETURNING w.id, w.kind, w.conversation_id, w.payload, w.attempts - 1
            """, new { kinds = kinds.ToArray(), limit, holder, lease });
        return [.. claimed.OrderBy(item => item.Id).Select(item =>
            new WorkItem(item.Id, item.Kind, item.Conversation, JsonSerializer.Deserialize<JsonElement>(item.Payload), item.Attempts))];
    }

    /// <summary>False when the lease was lost meanwhile: another node has the item.</summary>
    internal Task<bool> Renew(long id, string holder, TimeSpan lease, CancellationToken ct) => Execute(
        "UPDATE work_items SET leased_until = now() + @lease WHERE id = @id AND leased_by = @holder AND done_at IS NULL", new { id, holder, lease }, ct);

    internal Task Done(long id, string holder, CancellationToken ct) => Execute(
        "UPDATE work_items SET done_at = now(), leased_until = NULL, last_error = NULL WHERE id = @id AND leased_by = @holder", new { id, holder }, ct);

    /// <summary>Gives the item back unfinished; it is due again after the wait.</summary>
    internal Task GiveBack(long id, string holder, TimeSpan wait, string? error, CancellationToken ct) => Execute(
        "UPDATE work_items SET due_at = now() + @wait, leased_until = NULL, leased_by = NULL, last_error = COALESCE(@error, last_error) WHERE id = @id AND leased_by = @holder",
        new { id, holder, wait, error }, ct);

    internal Task Park(long id, string holder, string error, CancellationToken ct) => Execute(
        "UPDATE work_items SET parked_at = now(), leased_until = NULL, leased_by = NULL, last_error = @error WHERE id = @id AND leased_by = @holder",
        new { id, holder, error }, ct);

    private async Task<bool> Execute(string sql, object parameters, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct)) == 1;
    }
}

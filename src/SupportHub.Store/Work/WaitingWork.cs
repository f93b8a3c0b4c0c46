using Dapper;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Work;

/// <summary>
/// An item that waits for a person: parked after it failed, or held by <c>deploy/restore</c> (<see cref="HeldReason"/> says of which backup).
/// <see cref="LastError"/> names the fault, never the client's words. <see cref="Unsure"/>: it may have had its effect already.
/// <see cref="LaterWords"/>: more was written to the client since, which this one would now come after.
/// </summary>
public sealed record WaitingItem
{
    public long Id { get; init; }
    public string Kind { get; init; } = "";
    public Guid ConversationId { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset Since { get; init; }
    public string? HeldReason { get; init; }
    public string? LastError { get; init; }
    public bool Unsure { get; init; }
    public bool LaterWords { get; init; }

    public bool Held => HeldReason is not null;
}

/// <summary>How much waits for a person, and how much is only not done yet.</summary>
public sealed record WorkCounts(long Parked, long Held, long Due);

/// <summary>
/// What people do about work that waits for them. Every act is on the record in the same statement: who, what and why. No staff id: somebody
/// at the machine's own command line.
/// </summary>
public sealed class WaitingWork
{
    private readonly NpgsqlDataSource _database;
    private readonly LogSignal _signal;

    internal WaitingWork(NpgsqlDataSource database, LogSignal signal)
    {
        _database = database;
        _signal = signal;
    }

    /// <summary>What waits, the oldest first; after an id for the next page.</summary>
    public async Task<IReadOnlyList<WaitingItem>> List(int limit, CancellationToken ct, long after = 0)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<WaitingItem>(new CommandDefinition("""
            SELECT id, kind, conversation_id, attempts, COALESCE(held_at, parked_at) AS since, CASE WHEN held_at IS NOT NULL THEN COALESCE(held_reason, '') END AS held_reason,
                   last_error, unsure_since IS NOT NULL AS unsure,
                   EXISTS (SELECT 1 FROM messages own
                             JOIN messages later ON later.conversation_id = own.conversation_id AND later.version > own.version
                            WHERE own.message_id = (w.payload ->> 'messageId')::uuid AND later.author <> 0 AND later.kind <> 1) AS later_words
              FROM work_items w
             WHERE done_at IS NULL AND (parked_at IS NOT NULL OR held_at IS NOT NULL) AND id > @after
             ORDER BY id LIMIT @limit
            """, new { limit, after }, cancellationToken: ct))).AsList();
    }

    /// <summary>Of the work that is not done: what waits for a person, and what the program still has before it. Costs what is open.</summary>
    public async Task<WorkCounts> Count(CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return await connection.QuerySingleAsync<WorkCounts>(new CommandDefinition("""
            SELECT count(*) FILTER (WHERE held_at IS NULL AND parked_at IS NOT NULL) AS parked, count(*) FILTER (WHERE held_at IS NOT NULL) AS held,
                   count(*) FILTER (WHERE held_at IS NULL AND parked_at IS NULL) AS due
              FROM work_items WHERE done_at IS NULL
            """, cancellationToken: ct));
    }

    /// <summary>A person says: try again. False when the item is not parked.</summary>
    public Task<bool> Retry(long id, Guid? staffId, CancellationToken ct) => One("work-retry", staffId, null, """
        UPDATE work_items SET parked_at = NULL, due_at = now(), attempts = 1, settle_by = NULL, looks = 0, leased_until = NULL, leased_by = NULL
        WHERE id = @id AND parked_at IS NOT NULL AND held_at IS NULL AND done_at IS NULL
        """, new { id }, ct);

    /// <summary>A person says that a held item may go on. False when it is not held.</summary>
    public Task<bool> Release(long id, Guid? staffId, CancellationToken ct) => One("work-release", staffId, null, Released + " AND id = @id", new { id }, ct);

    /// <summary>Everything that is held goes on; answers how much that was.</summary>
    public Task<int> ReleaseAll(Guid? staffId, CancellationToken ct) => Do("work-release", staffId, null, Released, new { }, ct);

    /// <summary>A person says: never. False when it is done, or being done at this moment. What has left already cannot be called back.</summary>
    public Task<bool> Cancel(long id, Guid? staffId, string reason, CancellationToken ct) => One("work-cancel", staffId, reason, """
        UPDATE work_items SET cancelled_at = now(), parked_at = NULL, held_at = NULL, due_at = now(), leased_until = NULL, leased_by = NULL
        WHERE id = @id AND done_at IS NULL AND cancelled_at IS NULL
          AND (parked_at IS NOT NULL OR held_at IS NOT NULL OR leased_until IS NULL OR leased_until < now())
        """, new { id }, ct);

    private const string Released = """
        UPDATE work_items SET held_at = NULL, held_reason = NULL, due_at = now(), attempts = 1, settle_by = NULL, looks = 0, leased_until = NULL, leased_by = NULL
        WHERE held_at IS NOT NULL AND done_at IS NULL
        """;

    private async Task<bool> One(string action, Guid? staffId, string? reason, string update, object parameters, CancellationToken ct) =>
        await Do(action, staffId, reason, update, parameters, ct) == 1;

    private async Task<int> Do(string action, Guid? staffId, string? reason, string update, object parameters, CancellationToken ct)
    {
        var all = new DynamicParameters(parameters);
        all.AddDynamicParams(new { action, staffId, reason });
        await using var connection = await _database.OpenConnectionAsync(ct);
        var found = await connection.QuerySingleAsync<int>(new CommandDefinition($"""
            WITH acted AS ({update} RETURNING id, kind, conversation_id),
            noted AS (
                INSERT INTO audit (staff_id, action, subject, detail)
                SELECT @staffId, @action, 'work:' || id, jsonb_strip_nulls(jsonb_build_object('kind', kind, 'conversationId', conversation_id, 'reason', @reason::text))
                FROM acted)
            SELECT count(*)::int FROM acted
            """, all, cancellationToken: ct));
        if (found > 0) _signal.Appended();
        return found;
    }
}

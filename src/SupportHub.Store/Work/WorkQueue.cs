using System.Text.Json;
using Dapper;
using Npgsql;

namespace SupportHub.Store.Work;

/// <summary>
/// The runner's statements on <c>work_items</c>. When an item is due and how long a lease lasts is the database's time, so that nodes need not
/// agree on theirs.
/// </summary>
public sealed class WorkQueue
{
    private readonly NpgsqlDataSource _database;
    private readonly Pace _pace;

    internal WorkQueue(NpgsqlDataSource database, Pace pace) => (_database, _pace) = (database, pace);

    /// <summary>
    /// Takes up to <paramref name="limit"/> due items for this holder. An item waits while an earlier one of its conversation and kind is
    /// unfinished; one that waits for a person is not waited for, so that a text nobody can deliver does not silence the conversation.
    /// Besides, what newly waits for a person is taken once, to be told of.
    /// </summary>
    /// <param name="kinds">What can be done now.</param>
    /// <param name="limit">The most items that are not paced.</param>
    /// <param name="holder">Who holds the leases.</param>
    /// <param name="lease">For how long.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="paced">The most items that leave at their sender's pace; as many as the others when not said.</param>
    internal async Task<IReadOnlyList<WorkItem>> Claim(
        IReadOnlyCollection<string> kinds, int limit, string holder, TimeSpan lease, CancellationToken ct, int? paced = null)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var claimed = await connection.QueryMultipleAsync(new CommandDefinition($"""
            WITH due AS (
                SELECT id FROM work_items w
                WHERE done_at IS NULL AND parked_at IS NULL AND held_at IS NULL AND due_at <= now()
                  AND (leased_until IS NULL OR leased_until < now()) AND kind = ANY (@kinds)
                  AND pace_key IS NULL AND {PaceSql.IsNext}
                ORDER BY due_at, id
                LIMIT @limit
                FOR UPDATE SKIP LOCKED),
            untold AS (
                SELECT id FROM work_items
                WHERE done_at IS NULL AND told_at IS NULL AND (parked_at IS NOT NULL OR held_at IS NOT NULL)
                  AND due_at <= now() AND (leased_until IS NULL OR leased_until < now()) AND kind = ANY (@kinds)
                ORDER BY id
                LIMIT 4
                FOR UPDATE SKIP LOCKED),
            next AS (SELECT id, 1 AS try FROM due UNION ALL SELECT id, 0 FROM untold)
            UPDATE work_items w SET leased_until = now() + @lease, leased_by = @holder, attempts = attempts + next.try
            FROM next WHERE w.id = next.id
            RETURNING w.id, w.kind, w.conversation_id, w.payload, w.attempts - next.try AS attempts, w.unsure_since, w.settle_by, w.looks,
                w.held_at IS NOT NULL AS held, CASE WHEN next.try = 0 THEN 1 WHEN w.cancelled_at IS NOT NULL THEN 2 ELSE 0 END AS step;
            {PaceSql.Claim};
            """, new
        {
            kinds = kinds.ToArray(), limit, holder, lease, paced = paced ?? limit, perSecond = _pace.PerSecond, perDay = _pace.PerDay,
            ownKeys = _pace.Own?.Keys.ToArray() ?? [], ownRates = _pace.Own?.Values.ToArray() ?? [],
        }, cancellationToken: ct));
        var items = (await claimed.ReadAsync<Row>()).OrderBy(row => row.Id).Concat(await claimed.ReadAsync<Row>());
        return [.. items.Select(row => row.Item(holder))];
    }

    /// <summary>
    /// Notes, before it is done, that the item's effect may happen from now on: whatever becomes of us, it is settled before it is tried
    /// again. The note is the last look at the lease as well.
    /// </summary>
    /// <exception cref="LeaseLost">Another node has the item.</exception>
    public async Task Trying(WorkItem item, DateTimeOffset now, TimeSpan settleWithin, CancellationToken ct)
    {
        var ours = await Execute("""
            UPDATE work_items SET settle_by = CASE WHEN unsure_since IS NULL THEN @settleBy ELSE COALESCE(settle_by, @settleBy) END,
                unsure_since = COALESCE(unsure_since, @now), tried_at = @now, looks = 0
            WHERE id = @Id AND leased_by = @Holder AND leased_until > now() AND done_at IS NULL
            """, new { item.Id, item.Holder, now, settleBy = now + settleWithin }, ct);
        if (!ours) throw new LeaseLost(item.Id);
        item.Tried = true;
    }

    /// <summary>It waits until then, and later work of its conversation does not wait for it.</summary>
    /// <exception cref="NotYet">Always: the item is given back.</exception>
    public async Task Hold(WorkItem item, TimeSpan wait, string reason, CancellationToken ct)
    {
        await Execute("UPDATE work_items SET not_before = now() + @wait WHERE id = @Id AND leased_by = @Holder", new { item.Id, item.Holder, wait }, ct);
        throw new NotYet(wait, item.Looks, item.SettleBy, reason);
    }

    /// <summary>The other side has too much from this sender: what leaves from there waits for a moment.</summary>
    public Task SlowDown(WorkItem item, TimeSpan pause, CancellationToken ct) => Execute(
        "UPDATE paces SET free_at = GREATEST(free_at, now() + @pause) WHERE key = @PaceKey", new { item.PaceKey, pause }, ct);

    /// <summary>When the next sender with work that is due is free; null: none is waited for.</summary>
    internal async Task<TimeSpan?> Opens(CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<double?>(new CommandDefinition(PaceSql.Opens, cancellationToken: ct)) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>What was counted for an item that did not leave after all is its sender's and its service's again.</summary>
    internal Task NotCounted(WorkItem item) => item.PaceKey is null || item.Tried
        ? Task.CompletedTask
        : Execute(PaceSql.GiveBack, new { item.PaceKey, item.PaceService, item.PaceUnits, rate = _pace.Of(item.PaceKey), perDay = _pace.PerDay }, CancellationToken.None);

    /// <summary>The try that was noted surely had no effect, and none before it had.</summary>
    public Task HadNoEffect(WorkItem item, CancellationToken ct) => Execute(
        "UPDATE work_items SET unsure_since = NULL, tried_at = NULL, settle_by = NULL, looks = 0 WHERE id = @Id AND leased_by = @Holder",
        new { item.Id, item.Holder }, ct);

    /// <summary>False when the lease was lost meanwhile: another node has the item.</summary>
    internal Task<bool> Renew(long id, string holder, TimeSpan lease, CancellationToken ct) => Execute(
        "UPDATE work_items SET leased_until = now() + @lease WHERE id = @id AND leased_by = @holder AND done_at IS NULL", new { id, holder, lease }, ct);

    /// <summary>A cancelled item stays unsure: what it may have left with the other side is not another item's.</summary>
    internal Task Done(long id, string holder, CancellationToken ct) => Execute("""
        UPDATE work_items SET done_at = now(), leased_until = NULL, last_error = NULL, unsure_since = CASE WHEN cancelled_at IS NOT NULL THEN unsure_since END
        WHERE id = @id AND leased_by = @holder
        """, new { id, holder }, ct);

    /// <summary>Gives the item back unfinished; it is due again after the wait.</summary>
    internal Task GiveBack(long id, string holder, TimeSpan wait, string? error, CancellationToken ct) => Execute(
        "UPDATE work_items SET due_at = now() + @wait, leased_until = NULL, leased_by = NULL, last_error = COALESCE(@error, last_error) WHERE id = @id AND leased_by = @holder",
        new { id, holder, wait, error }, ct);

    /// <summary>Gives the item back as it was seen; the look was no try.</summary>
    internal Task GiveBack(long id, string holder, NotYet seen, CancellationToken ct) => Execute("""
        UPDATE work_items SET due_at = now() + @Wait, leased_until = NULL, leased_by = NULL, last_error = @Message, looks = @Looks, settle_by = @SettleBy,
            attempts = attempts - 1
        WHERE id = @id AND leased_by = @holder
        """, new { id, holder, seen.Wait, seen.Message, seen.Looks, seen.SettleBy }, ct);

    internal Task Park(long id, string holder, string error, CancellationToken ct) => Execute(
        "UPDATE work_items SET parked_at = now(), told_at = NULL, leased_until = NULL, leased_by = NULL, last_error = @error WHERE id = @id AND leased_by = @holder",
        new { id, holder, error }, ct);

    internal Task Told(long id, string holder, CancellationToken ct) => Execute(
        "UPDATE work_items SET told_at = now(), leased_until = NULL, leased_by = NULL WHERE id = @id AND leased_by = @holder", new { id, holder }, ct);

    private async Task<bool> Execute(string sql, object parameters, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct)) == 1;
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public Guid ConversationId { get; init; }
        public string Payload { get; init; } = "";
        public int Attempts { get; init; }
        public DateTimeOffset? UnsureSince { get; init; }
        public DateTimeOffset? SettleBy { get; init; }
        public int Looks { get; init; }
        public bool Held { get; init; }
        public int Step { get; init; }
        public string? PaceKey { get; init; }
        public int PaceUnits { get; init; }
        public string? PaceService { get; init; }

        public WorkItem Item(string holder) => new(Id, Kind, ConversationId, JsonSerializer.Deserialize<JsonElement>(Payload), Attempts)
        {
            UnsureSince = UnsureSince, SettleBy = SettleBy, Looks = Looks, Held = Held, Step = (WorkStep)Step, Holder = holder, PaceKey = PaceKey, PaceUnits = PaceUnits,
            PaceService = PaceService,
        };
    }
}

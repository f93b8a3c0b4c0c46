using SupportHub.Store.Rows;

namespace SupportHub.Store.Work;

/// <summary>
/// How fast paced work may leave, in units (segments of texts). <see cref="PerSecond"/> is one sender's pace, 0 for no limit of ours;
/// <see cref="Own"/> names senders with another one. <see cref="PerDay"/> is for all senders together, 0 for no limit.
/// </summary>
public sealed record Pace(double PerSecond = 0, int PerDay = 0, IReadOnlyDictionary<string, double>? Own = null)
{
    public static Pace Free { get; } = new();

    internal bool IsFree => PerSecond == 0 && PerDay == 0 && Own is null or { Count: 0 };

    internal double Of(string key) => Own is not null && Own.TryGetValue(key, out var own) ? own : PerSecond;
}

/// <summary>A row of table <c>paces</c>: a sender that paced work leaves from.</summary>
internal sealed record PaceRow(string Key)
{
    public static readonly RowsStatement<PaceRow> Know = new RowsStatement<PaceRow>("INSERT INTO paces ({columns}) SELECT DISTINCT {columns} FROM {rows} ON CONFLICT DO NOTHING")
        .Text("key", r => r.Key);
}

/// <summary>The statements that take paced work. All of them keep a sender's row locked while they count.</summary>
internal static class PaceSql
{
    private const string IsDue = """
        w.done_at IS NULL AND w.parked_at IS NULL AND w.held_at IS NULL AND w.due_at <= now() AND (w.leased_until IS NULL OR w.leased_until < now())
        AND w.kind = ANY (@kinds)
        """;

    /// <summary>Later work of a conversation waits for earlier work, but for what waits for a person or for the morning; words in danger for such words alone.</summary>
    public const string IsNext = """
        NOT EXISTS (
            SELECT 1 FROM work_items earlier
            WHERE earlier.conversation_id = w.conversation_id AND earlier.kind = w.kind AND earlier.id < w.id
              AND earlier.done_at IS NULL AND earlier.parked_at IS NULL AND earlier.held_at IS NULL
              AND (earlier.not_before IS NULL OR earlier.not_before <= now()) AND (w.lane >= 0 OR earlier.lane < 0))
        """;

    // A sender that is late by up to a second catches up: the runner wakes at its own beat, and the pace holds all the same.
    private const string Senders = """
        senders AS (
            SELECT p.key, GREATEST(p.free_at, now() - interval '1 second') AS free_at, COALESCE(own.rate, @perSecond) AS rate,
                @perDay > 0 AND (SELECT COALESCE(sum(day_units), 0) FROM paces WHERE day = current_date) >= @perDay AS is_spent
            FROM paces p LEFT JOIN unnest(@ownKeys, @ownRates) AS own (key, rate) ON own.key = p.key
            WHERE p.free_at <= now()
            FOR UPDATE OF p SKIP LOCKED)
        """;

    /// <summary>For each sender that is free: as many items as its pace has room for at this moment, danger and then answers first. Danger knows no limit of a day.</summary>
    public const string Claim = $"""
        WITH {Senders},
        waiting AS (
            SELECT s.key, s.free_at, s.rate, w.id, w.lane, w.due_at,
                   sum(w.pace_units) OVER (PARTITION BY s.key ORDER BY w.lane, w.due_at, w.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
            FROM senders s CROSS JOIN LATERAL (
                (SELECT id, lane, due_at, pace_units FROM work_items w
                  WHERE w.pace_key = s.key AND w.lane = -1 AND {IsDue} AND {IsNext} ORDER BY w.due_at, w.id LIMIT @paced)
                UNION ALL
                (SELECT id, lane, due_at, pace_units FROM work_items w
                  WHERE w.pace_key = s.key AND w.lane = 0 AND NOT s.is_spent AND {IsDue} AND {IsNext} ORDER BY w.due_at, w.id LIMIT @paced)
                UNION ALL
                (SELECT id, lane, due_at, pace_units FROM work_items w
                  WHERE w.pace_key = s.key AND w.lane = 1 AND NOT s.is_spent AND {IsDue} AND {IsNext} ORDER BY w.due_at, w.id LIMIT @paced)) w),
        next AS (
            SELECT id FROM waiting WHERE rate = 0 OR free_at + make_interval(secs => COALESCE(before, 0) / NULLIF(rate, 0)) <= now()
            ORDER BY lane, due_at, id LIMIT @paced),
        claimed AS (
            UPDATE work_items w SET leased_until = now() + @lease, leased_by = @holder, attempts = attempts + 1
            FROM next WHERE w.id = next.id AND {IsDue}
            RETURNING w.id, w.kind, w.conversation_id, w.payload, w.attempts - 1 AS attempts, w.unsure_since, w.settle_by, w.looks,
                w.held_at IS NOT NULL AS held, CASE WHEN w.cancelled_at IS NOT NULL THEN 2 ELSE 0 END AS step, w.pace_key, w.pace_units),
        counted AS (
            UPDATE paces p SET free_at = s.free_at + make_interval(secs => CASE WHEN s.rate = 0 THEN 0 ELSE units / s.rate END),
                day = current_date, day_units = CASE WHEN p.day = current_date THEN p.day_units ELSE 0 END + units
            FROM (SELECT pace_key, sum(pace_units)::double precision AS units FROM claimed GROUP BY pace_key) c JOIN senders s ON s.key = c.pace_key
            WHERE p.key = c.pace_key)
        SELECT * FROM claimed
        """;

    /// <summary>What was counted for an item that did not leave is given back.</summary>
    public const string GiveBack = """
        UPDATE paces SET free_at = free_at - make_interval(secs => CASE WHEN @rate = 0 THEN 0 ELSE @PaceUnits / @rate END), day_units = GREATEST(day_units - @PaceUnits, 0)
        WHERE key = @PaceKey
        """;

    /// <summary>In how many seconds the next sender with work that is due is free; null: there is none.</summary>
    public const string Opens = """
        SELECT extract(epoch FROM min(p.free_at) - now())::double precision FROM paces p
        WHERE p.free_at > now() AND EXISTS (
            SELECT FROM work_items w WHERE w.pace_key = p.key AND w.lane IN (-1, 0, 1) AND w.due_at <= now() AND w.done_at IS NULL AND w.parked_at IS NULL AND w.held_at IS NULL)
        """;
}

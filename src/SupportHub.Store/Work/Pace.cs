using SupportHub.Store.Rows;

namespace SupportHub.Store.Work;

/// <summary>
/// How fast paced work may leave, in units (segments of texts). <see cref="PerSecond"/> is one sender's pace, 0 for no limit of ours;
/// <see cref="Own"/> names senders with another one. <see cref="PerDay"/> is for all senders together, 0 for no limit.
/// </summary>
public sealed record Pace(double PerSecond = 0, int PerDay = 0, IReadOnlyDictionary<string, double>? Own = null)
{
    public static Pace Free { get; } = new();

    internal double Of(string key) => Own is not null && Own.TryGetValue(key, out var own) ? own : PerSecond;
}

/// <summary>A row of table <c>paces</c>: a sender that paced work leaves from.</summary>
internal sealed record PaceRow(string Key)
{
    public static readonly RowsStatement<PaceRow> Know = new RowsStatement<PaceRow>("INSERT INTO paces ({columns}) SELECT DISTINCT {columns} FROM {rows} ON CONFLICT DO NOTHING")
        .Text("key", r => r.Key);
}

/// <summary>What goes before what, at one sender. The numbers stand in <c>work_items.lane</c>.</summary>
internal static class Lane
{
    public const int Danger = -2;

    /// <summary>Somebody waits for it with the phone in hand.</summary>
    public const int Code = -1;

    public const int Answer = 0;

    /// <summary>What nobody asked for.</summary>
    public const int Unasked = 1;
}

/// <summary>The statements that take paced work. All of them keep a sender's row locked while they count, and its service's before it.</summary>
internal static class PaceSql
{
    private const string Before = "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";

    private static readonly int[] s_lanes = [Lane.Danger, Lane.Code, Lane.Answer, Lane.Unasked];

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
              AND (earlier.not_before IS NULL OR earlier.not_before <= now()) AND (w.lane > -2 OR earlier.lane = -2))
        """;

    // Who is late by up to a second catches up: the runner wakes at its own beat, and the pace holds all the same. A locked row is read as it
    // stands, not as it stood when the statement began, so what another node has just counted is seen.
    private const string Senders = """
        total AS (
            SELECT @perDay - CASE WHEN day = current_date THEN day_units ELSE 0 END AS room FROM paces WHERE key = '' AND @perDay > 0 FOR UPDATE SKIP LOCKED),
        services AS (
            SELECT name, GREATEST(free_at, now() - interval '1 second') AS free_at, NULLIF(segments_per_second, 0) AS rate, turn,
                CASE WHEN segments_per_day > 0 THEN segments_per_day - CASE WHEN day = current_date THEN day_units ELSE 0 END END AS room
            FROM messaging_services WHERE free_at <= now()
            FOR UPDATE SKIP LOCKED),
        senders AS (
            SELECT p.key, GREATEST(p.free_at, now() - interval '1 second') AS free_at, NULLIF(COALESCE(own.rate, @perSecond), 0) AS rate,
                v.name AS service, GREATEST(p.turn, v.turn) AS turn, v.free_at AS service_free_at, v.rate AS service_rate, v.room AS service_room
            FROM paces p
            LEFT JOIN unnest(@ownKeys, @ownRates) AS own (key, rate) ON own.key = p.key
            LEFT JOIN hub_numbers n ON n.number = p.key
            LEFT JOIN services v ON v.name = n.service
            WHERE p.key <> '' AND p.free_at <= now() AND (n.service IS NULL OR v.name IS NOT NULL) AND (@perDay = 0 OR EXISTS (SELECT FROM total))
            FOR UPDATE OF p SKIP LOCKED)
        """;

    private static string Waiting(int lane) => $"""
        (SELECT id, lane, due_at, pace_units FROM work_items w
          WHERE w.pace_key = s.key AND w.lane = {lane} AND {IsDue} AND {IsNext} ORDER BY w.due_at, w.id LIMIT @paced)
        """;

    /// <summary>
    /// As many items as there is room for at this moment, danger and then answers first: at each number that is free; among the numbers of a service at
    /// the service's rate, the one first that has had the least of it; and in the day of the service and of all. Danger knows no limit of a day.
    /// </summary>
    public static readonly string Claim = $"""
        WITH {Senders},
        waiting AS (
            SELECT s.*, w.*, COALESCE(sum(w.pace_units) OVER (PARTITION BY s.key ORDER BY w.lane, w.due_at, w.id {Before}), 0) AS before
            FROM senders s CROSS JOIN LATERAL ({string.Join(" UNION ALL ", s_lanes.Select(Waiting))}) w),
        of_number AS (
            SELECT *, COALESCE(sum(pace_units) OVER (
                PARTITION BY service, CASE WHEN service IS NULL THEN key END ORDER BY lane, turn + before, due_at, id {Before}), 0) AS among
            FROM waiting WHERE rate IS NULL OR free_at + make_interval(secs => before / rate) <= now()),
        of_service AS (
            SELECT *, sum(pace_units) OVER (ORDER BY lane, among, due_at, id) AS together
            FROM of_number
            WHERE (service_rate IS NULL OR service_free_at + make_interval(secs => among / service_rate) <= now())
              AND (lane = -2 OR service_room IS NULL OR among + pace_units <= service_room)),
        next AS (
            SELECT id, service, turn + before AS turn FROM of_service
            WHERE lane = -2 OR @perDay = 0 OR together <= (SELECT room FROM total)
            ORDER BY lane, among, due_at, id LIMIT @paced),
        claimed AS (
            UPDATE work_items w SET leased_until = now() + @lease, leased_by = @holder, attempts = attempts + 1
            FROM next WHERE w.id = next.id AND {IsDue}
            RETURNING w.id, w.kind, w.conversation_id, w.payload, w.attempts - 1 AS attempts, w.unsure_since, w.settle_by, w.looks,
                w.held_at IS NOT NULL AS held, CASE WHEN w.cancelled_at IS NOT NULL THEN 2 ELSE 0 END AS step, w.pace_key, w.pace_units,
                next.service AS pace_service, next.turn),
        counted AS (
            UPDATE paces p SET free_at = s.free_at + make_interval(secs => COALESCE(units / s.rate, 0)), turn = CASE WHEN s.service IS NULL THEN 0 ELSE s.turn + units END
            FROM (SELECT pace_key, sum(pace_units)::double precision AS units FROM claimed GROUP BY pace_key) c JOIN senders s ON s.key = c.pace_key
            WHERE p.key = c.pace_key),
        shared AS (
            UPDATE messaging_services m SET free_at = v.free_at + make_interval(secs => COALESCE(units / v.rate, 0)), turn = GREATEST(m.turn, c.turn),
                day = current_date, day_units = CASE WHEN m.day = current_date THEN m.day_units ELSE 0 END + units
            FROM (SELECT pace_service, sum(pace_units)::double precision AS units, min(turn) AS turn FROM claimed GROUP BY pace_service) c
            JOIN services v ON v.name = c.pace_service
            WHERE m.name = c.pace_service),
        day AS (
            UPDATE paces p SET day = current_date, day_units = CASE WHEN p.day = current_date THEN p.day_units ELSE 0 END + c.units
            FROM (SELECT sum(pace_units) AS units FROM claimed) c
            WHERE p.key = '' AND @perDay > 0 AND c.units > 0)
        SELECT * FROM claimed
        """;

    /// <summary>What was counted for an item that did not leave is given back.</summary>
    public const string GiveBack = """
        WITH own AS (
            UPDATE paces SET free_at = free_at - make_interval(secs => CASE WHEN @rate = 0 THEN 0 ELSE @PaceUnits / @rate END) WHERE key = @PaceKey),
        day AS (UPDATE paces SET day_units = GREATEST(day_units - @PaceUnits, 0) WHERE key = '' AND @perDay > 0)
        UPDATE messaging_services SET day_units = GREATEST(day_units - @PaceUnits, 0),
            free_at = free_at - make_interval(secs => COALESCE(@PaceUnits / NULLIF(segments_per_second, 0), 0))
        WHERE name = @PaceService
        """;

    /// <summary>In how many seconds the next sender with work that is due is free, and its service too; null: there is none.</summary>
    public static readonly string Opens = $"""
        SELECT extract(epoch FROM min(GREATEST(p.free_at, v.free_at)) - now())::double precision
        FROM paces p LEFT JOIN hub_numbers n ON n.number = p.key LEFT JOIN messaging_services v ON v.name = n.service
        WHERE GREATEST(p.free_at, v.free_at) > now() AND EXISTS (
            SELECT FROM work_items w WHERE w.pace_key = p.key AND w.lane IN ({string.Join(", ", s_lanes)}) AND w.due_at <= now()
              AND w.done_at IS NULL AND w.parked_at IS NULL AND w.held_at IS NULL)
        """;
}

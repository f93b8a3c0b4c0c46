using Npgsql;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Events;

/// <summary>A stream's step from the version that was decided on to the one its append brings it to.</summary>
internal sealed record StreamRow(Guid Id, string Type, long Expected, long Version, DateTimeOffset At)
{
    public static readonly RowsStatement<StreamRow> Start = new RowsStatement<StreamRow>(
        "INSERT INTO mt_streams (id, type, version, timestamp, created, tenant_id) SELECT id, type, version, timestamp, timestamp, '*DEFAULT*' FROM {rows}")
        .Uuid("id", r => r.Id).Text("type", r => r.Type).Big("version", r => r.Version).Time("timestamp", r => r.At);

    /// <summary>Brings streams to their new versions where they still are at those decided on; the rows' locks are held until commit.</summary>
    public static readonly RowsStatement<StreamRow> Move = new RowsStatement<StreamRow>("""
        UPDATE mt_streams s SET version = r.version, timestamp = r.timestamp FROM {rows}
        WHERE s.id = r.id AND s.version = r.expected AND s.is_archived IS NOT TRUE
        """)
        .Uuid("id", r => r.Id).Big("expected", r => r.Expected).Big("version", r => r.Version).Time("timestamp", r => r.At);
}

/// <summary>A row of table <c>mt_events</c>, without its position.</summary>
internal sealed record EventRow(
    Guid Id, Guid Stream, long Version, string Data, Type Type, DateTimeOffset At, string? Correlation, string? Causation, string? User)
{
    /// <summary>
    /// Positions are taken in the order of the rows, and only if every stream of the commit stands at its new version; else they are NULL,
    /// which the table refuses, and the whole commit with it: so a stale version fails without asking first.
    /// </summary>
    private static readonly RowsStatement<EventRow> Insert = new RowsStatement<EventRow>("""
        INSERT INTO mt_events (seq_id, {columns}, tenant_id)
        SELECT CASE WHEN (SELECT count(*) FROM mt_streams s JOIN unnest($11, $12) AS moved (id, version) ON s.id = moved.id AND s.version = moved.version) = $13
                    THEN nextval('mt_events_sequence') END,
               {columns}, '*DEFAULT*'
        FROM {rows}
        RETURNING seq_id
        """)
        .Uuid("id", r => r.Id).Uuid("stream_id", r => r.Stream).Big("version", r => r.Version).Json("data", r => r.Data)
        .Text("type", r => EventTypes.Alias(r.Type.Name)).Time("timestamp", r => r.At).Text("mt_dotnet_type", r => EventTypes.DotnetName(r.Type))
        .Text("correlation_id", r => r.Correlation).Text("causation_id", r => r.Causation).Text("user_name", r => r.User);

    public static NpgsqlBatchCommand Command(IReadOnlyList<EventRow> events, IReadOnlyList<StreamRow> streams) => Insert.Command(
        events, Sql.Uuids(streams.Select(stream => stream.Id)), Sql.Bigs(streams.Select(stream => stream.Version)), Sql.Big(streams.Count));
}

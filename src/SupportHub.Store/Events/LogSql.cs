using System.Diagnostics;
using Npgsql;

namespace SupportHub.Store.Events;

/// <summary>The statements on the log's own tables.</summary>
internal static class LogSql
{
    private const string Columns = "seq_id, stream_id, version, type, data, timestamp, user_name";

    public const string ReadStream = $"SELECT {Columns} FROM mt_events WHERE stream_id = $1 AND version > $2 ORDER BY version";

    public const string ReadLog = $"SELECT {Columns} FROM mt_events WHERE seq_id > $1 ORDER BY seq_id LIMIT $2";

    /// <summary>Brings the stream to its new version if it still is at the one that was decided on; the row's lock is held until commit.</summary>
    public static NpgsqlBatchCommand MoveStream(Guid id, Type state, long expected, long version, DateTimeOffset now) => expected == 0
        ? Sql.Command(
            "INSERT INTO mt_streams (id, type, version, timestamp, created, tenant_id) VALUES ($1, $2, $3, $4, $4, '*DEFAULT*')",
            Sql.Uuid(id), Sql.Text(EventTypes.Alias(state.Name)), Sql.Big(version), Sql.Time(now))
        : Sql.Command(
            "UPDATE mt_streams SET version = $3, timestamp = $4 WHERE id = $1 AND version = $2",
            Sql.Uuid(id), Sql.Big(expected), Sql.Big(version), Sql.Time(now));

    /// <summary>
    /// Adds one event. Its position is taken only if the stream stands at the append's last version; else it is NULL, which the
    /// table refuses, and the whole batch with it: so a wrong expected version fails without asking first.
    /// </summary>
    public static NpgsqlBatchCommand AddEvent(Guid stream, long version, object data, Act act, DateTimeOffset now, long lastVersion) => Sql.Command(
        """
        INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, user_name)
        VALUES ((SELECT nextval('mt_events_sequence') FROM mt_streams WHERE id = $2 AND version = $11),
                $1, $2, $3, $4, $5, $6, '*DEFAULT*', $7, $8, $9, $10)
        RETURNING seq_id
        """,
        Sql.Uuid(Guid.CreateVersion7(now)), Sql.Uuid(stream), Sql.Big(version), Sql.Json(EventTypes.Write(data)),
        Sql.Text(EventTypes.Alias(data.GetType().Name)), Sql.Time(now), Sql.Text(EventTypes.DotnetName(data.GetType())),
        Sql.Text(act.CorrelationId ?? Activity.Current?.TraceId.ToHexString()), Sql.Text(act.CausationId), Sql.Text(act.User), Sql.Big(lastVersion));

    /// <summary>Runs an append and answers the positions of its events; they are the only rows it returns.</summary>
    public static async Task<List<long>> Positions(NpgsqlBatch batch, CancellationToken ct)
    {
        var positions = new List<long>();
        await using var reader = await batch.ExecuteReaderAsync(ct);
        do
        {
            while (await reader.ReadAsync(ct)) positions.Add(reader.GetInt64(0));
        }
        while (await reader.NextResultAsync(ct));
        return positions;
    }

    public static async Task<IReadOnlyList<RecordedEvent>> ReadEvents(NpgsqlCommand command, Func<string, string, object> data, CancellationToken ct)
    {
        var events = new List<RecordedEvent>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            events.Add(new(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetInt64(2), data(reader.GetString(3), reader.GetString(4)),
                reader.GetFieldValue<DateTimeOffset>(5), await reader.IsDBNullAsync(6, ct) ? null : reader.GetString(6)));
        return events;
    }

    // A view's row for the same version, or for the same case number, is another writer's as well.
    public static bool IsLostRace(PostgresException refusal) => refusal switch
    {
        {
            SqlState: PostgresErrorCodes.UniqueViolation,
            ConstraintName: "pk_mt_events_stream_and_version" or "pkey_mt_streams_id" or "pk_messages" or "ux_cases_number"
        } => true,
        { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "mt_events", ColumnName: "seq_id" } => true,
        { SqlState: PostgresErrorCodes.DeadlockDetected } => true,
        _ => false,
    };
}

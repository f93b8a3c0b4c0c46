using Npgsql;

namespace SupportHub.Store.Events;

/// <summary>The statements on the log's own tables.</summary>
internal static class LogSql
{
    private const string Columns = "seq_id, stream_id, version, type, data, timestamp, user_name";

    public const string ReadStream = $"SELECT {Columns} FROM mt_events WHERE stream_id = $1 AND version > $2 ORDER BY version";

    public const string ReadLog = $"SELECT {Columns} FROM mt_events WHERE seq_id > $1 ORDER BY seq_id LIMIT $2";

    public const string ReadStreamToVersion = $"SELECT {Columns} FROM mt_events WHERE stream_id = $1 AND version <= $2 ORDER BY version";

    public const string ReadStreamToTime = $"SELECT {Columns} FROM mt_events WHERE stream_id = $1 AND timestamp <= $2 ORDER BY version";

    /// <summary>The whole log, stream by stream.</summary>
    public const string ReadByStream = $"SELECT {Columns} FROM mt_events ORDER BY stream_id, version";

    public const string ReadStreams = $"SELECT {Columns} FROM mt_events WHERE stream_id = ANY ($1) ORDER BY stream_id, version";

    /// <summary>
    /// The stream first, which waits for an append of another node; the events by a statement of its own, so that it sees what that append brought.
    /// Executed, it answers how many rows it changed.
    /// </summary>
    public static NpgsqlBatch Archive(NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid id) => new(connection, transaction)
    {
        BatchCommands =
        {
            Sql.Command("UPDATE mt_streams SET is_archived = true WHERE id = $1", Sql.Uuid(id)),
            Sql.Command("UPDATE mt_events SET is_archived = true WHERE stream_id = $1", Sql.Uuid(id)),
        },
    };

    /// <summary>Takes the streams' locks in one order, so that two commits of many streams do not wait for each other in a circle.</summary>
    public static NpgsqlBatchCommand LockStreams(Guid[] ids) => Sql.Command(
        "SELECT id FROM mt_streams WHERE id = ANY ($1) ORDER BY id FOR UPDATE",
        Sql.Uuids(ids));

    /// <summary>The positions of one stream's events, if it is these that stand at their versions; else null.</summary>
    public static async Task<IReadOnlyList<long>?> PositionsOf(NpgsqlDataSource database, IReadOnlyList<EventRow> events)
    {
        await using var command = database.CreateCommand("SELECT seq_id FROM mt_events WHERE stream_id = $1 AND version >= $2 AND id = ANY ($3) ORDER BY version");
        command.Parameters.Add(Sql.Uuid(events[0].Stream));
        command.Parameters.Add(Sql.Big(events[0].Version));
        command.Parameters.Add(Sql.Uuids(events.Select(e => e.Id)));
        var positions = new List<long>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) positions.Add(reader.GetInt64(0));
        return positions.Count == events.Count ? positions : null;
    }

    /// <summary>Runs an append and answers the positions of its events: what its last statement returns.</summary>
    public static async Task<IReadOnlyList<long>> Positions(NpgsqlBatch batch, CancellationToken ct)
    {
        var positions = new List<long>();
        await using var reader = await batch.ExecuteReaderAsync(ct);
        do
        {
            positions.Clear();
            while (await reader.ReadAsync(ct))
                if (reader.GetFieldType(0) == typeof(long)) positions.Add(reader.GetInt64(0));
        }
        while (await reader.NextResultAsync(ct));
        return positions;
    }

    public static async Task<IReadOnlyList<RecordedEvent>> ReadEvents(NpgsqlCommand command, Func<string, string, object> data, CancellationToken ct)
    {
        var events = new List<RecordedEvent>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) events.Add(ReadEvent(reader, data));
        return events;
    }

    public static RecordedEvent ReadEvent(NpgsqlDataReader reader, Func<string, string, object> data) => new(
        reader.GetInt64(0), reader.GetGuid(1), reader.GetInt64(2), data(reader.GetString(3), reader.GetString(4)),
        reader.GetFieldValue<DateTimeOffset>(5), reader.IsDBNull(6) ? null : reader.GetString(6));

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

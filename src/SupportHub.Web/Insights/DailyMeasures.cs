using Npgsql;
using NpgsqlTypes;
using SupportHub.Store.Events;
using SupportHub.Store.Readers;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Insights;

/// <summary>
/// Counts each day's events as they come, so that the board shows today and last week without counting over the log. A day begins at midnight
/// of the desk; after another zone was set, make the rows anew.
/// </summary>
internal sealed class DailyMeasures : IRebuildable
{
    public const string ReaderName = "daily-measures";

    private readonly string _table;
    private readonly TimeZoneInfo _zone;
    private readonly MeasureOrigins _origins = new();

    public DailyMeasures(DeskHours desk)
        : this("daily_measures", desk.Zone) => Beside = new DailyMeasures("daily_measures_beside", desk.Zone);

    private DailyMeasures(string table, TimeZoneInfo zone)
    {
        _table = table;
        _zone = zone;
        Beside = this;
    }

    public string Name => ReaderName;

    public IReader Beside { get; }

    public async Task Handle(long after, IReadOnlyList<RecordedEvent> events, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await _origins.Begin(after, events, transaction, ct);
        var counts = new Dictionary<(DateOnly Day, string Measure, int Channel, int Language), long>();
        foreach (var recorded in events)
        {
            var origin = _origins.Follow(recorded);
            if (Measure.Of(recorded.Data) is not { } measure) continue;
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(measure.At, _zone).DateTime);
            var key = (day, measure.Name, (int)origin.Channel, (int)origin.Language);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        if (counts.Count > 0) await Add(counts, transaction, ct);
        _origins.End(events[^1].Position);
    }

    public Task Clear(NpgsqlTransaction transaction, CancellationToken ct) => Execute("DELETE FROM daily_measures_beside", transaction, ct);

    public Task Swap(NpgsqlTransaction transaction, CancellationToken ct) => Execute(
        """
        DELETE FROM daily_measures;
        INSERT INTO daily_measures SELECT * FROM daily_measures_beside;
        DELETE FROM daily_measures_beside
        """, transaction, ct);

    private async Task Add(
        Dictionary<(DateOnly Day, string Measure, int Channel, int Language), long> counts, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            INSERT INTO {_table} (day, measure, channel, language, count)
            SELECT * FROM unnest($1, $2, $3, $4, $5)
            ON CONFLICT (day, measure, channel, language) DO UPDATE SET count = {_table}.count + excluded.count
            """, transaction.Connection, transaction);
        command.Parameters.Add(Column(NpgsqlDbType.Date, counts.Keys.Select(key => key.Day)));
        command.Parameters.Add(Column(NpgsqlDbType.Text, counts.Keys.Select(key => key.Measure)));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, counts.Keys.Select(key => key.Channel)));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, counts.Keys.Select(key => key.Language)));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, counts.Values));
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter Column<T>(NpgsqlDbType type, IEnumerable<T> values) => new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values.ToArray() };

    private static async Task Execute(string sql, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        await command.ExecuteNonQueryAsync(ct);
    }
}

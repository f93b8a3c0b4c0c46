using Dapper;
using Npgsql;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Insights;

/// <summary>One measure over all channels and languages: today so far, yesterday, and the seven days before today.</summary>
public sealed record MeasureRow(string Measure, long Today, long Yesterday, long Week);

/// <summary>Reads the counted days: some hundred rows, however long the log is.</summary>
public sealed class MeasureQuery(NpgsqlDataSource database, DeskHours desk, TimeProvider clock)
{
    public async Task<IReadOnlyList<MeasureRow>> Read(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), desk.Zone).DateTime);
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<MeasureRow>(new CommandDefinition("""
            SELECT measure, COALESCE(sum(count) FILTER (WHERE day = @today), 0)::bigint AS today,
                   COALESCE(sum(count) FILTER (WHERE day = @today - 1), 0)::bigint AS yesterday,
                   COALESCE(sum(count) FILTER (WHERE day < @today), 0)::bigint AS week
              FROM daily_measures
             WHERE day BETWEEN @today - 7 AND @today
             GROUP BY measure
            """, new { today }, cancellationToken: ct))).AsList();
    }
}

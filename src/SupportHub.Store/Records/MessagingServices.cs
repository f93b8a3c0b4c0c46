using Dapper;
using Npgsql;

namespace SupportHub.Store.Records;

/// <summary>
/// Numbers that share one rate at the carriers: a Messaging Service at Twilio, with its registered campaign. <see cref="SegmentsPerSecond"/> and
/// <see cref="SegmentsPerDay"/> are for all its numbers together; 0 is no limit.
/// </summary>
public sealed record MessagingService(string Name, double SegmentsPerSecond, int SegmentsPerDay);

public sealed class MessagingServices(NpgsqlDataSource database, Audit audit)
{
    public async Task<IReadOnlyList<MessagingService>> All(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<MessagingService>(new CommandDefinition(
            "SELECT name, segments_per_second, segments_per_day FROM messaging_services ORDER BY name", cancellationToken: ct))).AsList();
    }

    /// <summary>Adds a service or changes its rates. <paramref name="by"/>: of the staff; null from the program itself.</summary>
    public async Task Save(MessagingService service, Guid? by, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // What left at a rate that was written wrongly must not hold up what leaves at the right one.
        var isNew = await connection.ExecuteScalarAsync<bool>(new CommandDefinition("""
            INSERT INTO messaging_services (name, segments_per_second, segments_per_day) VALUES (@Name, @SegmentsPerSecond, @SegmentsPerDay)
            ON CONFLICT (name) DO UPDATE SET segments_per_second = excluded.segments_per_second, segments_per_day = excluded.segments_per_day,
                free_at = LEAST(messaging_services.free_at, now())
            RETURNING xmax = 0
            """, service, transaction, cancellationToken: ct));
        await audit.Write(
            transaction, by, isNew ? "service-added" : "service-changed", $"service:{service.Name}", new { service.SegmentsPerSecond, service.SegmentsPerDay }, ct);
        await transaction.CommitAsync(ct);
    }
}

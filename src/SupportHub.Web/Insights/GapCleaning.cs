using Dapper;
using Npgsql;
using SupportHub.Store;

namespace SupportHub.Web.Insights;

/// <summary>Deletes questions whose end date is past. They are shown to nobody from that moment, whenever this comes by.</summary>
internal sealed partial class GapCleaning(NpgsqlDataSource database, TimeProvider clock, ILogger<GapCleaning> logger) : Rounds(s_pause)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(10);

    /// <summary>Answers how many were deleted.</summary>
    public async Task<int> Clean(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM gaps WHERE ends_at <= @now", new { now = clock.GetUtcNow() }, cancellationToken: ct));
    }

    protected override Task Round(CancellationToken ct) => Clean(ct);

    protected override void Failed(Exception fault) => Log.CannotClean(logger, fault);

    private static partial class Log
    {
        [LoggerMessage(5301, LogLevel.Warning, "Questions past their end date cannot be deleted; it is tried again in ten minutes")]
        public static partial void CannotClean(ILogger logger, Exception fault);
    }
}

using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportHub.Store.Records;

namespace SupportHub.Store.Work;

/// <summary>
/// Deletes what was done some days ago, a little at a time: it finds the oldest by their index, and rows that another node deletes are skipped. And the
/// codes of a day ago, whether or not anybody asks for one again.
/// </summary>
public sealed partial class WorkCleaning : Rounds
{
    /// <summary>Long enough to look into what happened; the log and the audit keep what matters.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    internal static readonly TimeSpan CodesKept = TimeSpan.FromDays(1);

    internal const int Batch = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly NpgsqlDataSource _database;
    private readonly TextCodes _codes;
    private readonly TimeProvider _clock;
    private readonly ILogger<WorkCleaning> _logger;

    internal WorkCleaning(NpgsqlDataSource database, TextCodes codes, TimeProvider clock, ILogger<WorkCleaning> logger) : base(Pause, first: Pause) =>
        (_database, _codes, _clock, _logger) = (database, codes, clock, logger);

    /// <summary>Deletes all that is kept no longer.</summary>
    internal async Task Clean(CancellationToken ct)
    {
        await _codes.Clean(_clock.GetUtcNow() - CodesKept, ct);
        await Clean(Kept, ct);
    }

    /// <summary>Deletes everything done longer ago than this; answers how many batches it took.</summary>
    internal async Task<int> Clean(TimeSpan kept, CancellationToken ct)
    {
        for (var batches = 1; ; batches++)
        {
            await using var connection = await _database.OpenConnectionAsync(ct);
            var deleted = await connection.ExecuteAsync(new CommandDefinition("""
                DELETE FROM work_items WHERE id = ANY (ARRAY (
                    SELECT id FROM work_items WHERE done_at IS NOT NULL AND done_at < now() - @kept ORDER BY done_at LIMIT @Batch FOR UPDATE SKIP LOCKED))
                """, new { kept, Batch }, cancellationToken: ct));
            if (deleted < Batch) return batches;
        }
    }

    protected override Task Round(CancellationToken ct) => Clean(ct);

    protected override void Failed(Exception fault) => Log.CannotClean(_logger, fault);

    private static partial class Log
    {
        [LoggerMessage(2305, LogLevel.Warning, "Finished work and old codes cannot be cleaned away; it is tried again later")]
        public static partial void CannotClean(ILogger logger, Exception fault);
    }
}

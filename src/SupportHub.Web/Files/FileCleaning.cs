using SupportHub.Store;
using SupportHub.Store.Records;

namespace SupportHub.Web.Files;

/// <summary>Deletes what was uploaded a day ago and never sent: nobody sees it, and it may be private.</summary>
internal sealed partial class FileCleaning(ClientFiles files, TimeProvider clock, ILogger<FileCleaning> logger) : Rounds(s_pause)
{
    /// <summary>A phone that lost the network in the middle of a message sends it when the network is back.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(10);

    /// <summary>Answers how many were deleted.</summary>
    public Task<int> Clean(CancellationToken ct) => files.DeleteUnsent(clock.GetUtcNow() - Kept, ct);

    protected override Task Round(CancellationToken ct) => Clean(ct);

    protected override void Failed(Exception fault) => Log.CannotClean(logger, fault);

    private static partial class Log
    {
        [LoggerMessage(3807, LogLevel.Warning, "Files that were never sent cannot be deleted; it is tried again in ten minutes")]
        public static partial void CannotClean(ILogger logger, Exception fault);
    }
}

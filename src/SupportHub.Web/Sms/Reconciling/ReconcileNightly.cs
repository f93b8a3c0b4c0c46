using Microsoft.Extensions.Options;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Sms.Reconciling;

/// <summary>Compares with Twilio's list soon after every start, since the start may end an absence, and every night.</summary>
internal sealed partial class ReconcileNightly(
    Reconciliation reconciliation, DeskHours desk, IOptions<TwilioOptions> options, TimeProvider clock, ILogger<ReconcileNightly> logger) : BackgroundService
{
    // Clients' own calls come first.
    private static readonly TimeSpan s_afterStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_again = TimeSpan.FromMinutes(5);
    private static readonly TimeOnly s_night = new(3, 0);

    /// <summary>The wait until it is three at night where the help desk is.</summary>
    internal static TimeSpan UntilNight(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var day = DateOnly.FromDateTime(local.DateTime).AddDays(TimeOnly.FromDateTime(local.DateTime) < s_night ? 0 : 1);
        var night = day.ToDateTime(s_night);
        return new DateTimeOffset(night, zone.GetUtcOffset(night)) - now;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Reconcile) return;
        try
        {
            for (var wait = s_afterStart; ; wait = await Done(stoppingToken) ? UntilNight(clock.GetUtcNow(), desk.Zone) : s_again)
                await Task.Delay(wait, clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task<bool> Done(CancellationToken ct)
    {
        try
        {
            await reconciliation.Run(ct);
            return true;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            Log.CannotCompare(logger, fault);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7022, LogLevel.Warning, "Twilio's list cannot be compared with ours; it is tried again in some minutes")]
        public static partial void CannotCompare(ILogger logger, Exception fault);
    }
}

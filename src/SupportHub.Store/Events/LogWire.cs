using Microsoft.Extensions.Logging;
using Npgsql;

namespace SupportHub.Store.Events;

/// <summary>LISTEN and NOTIFY between the nodes: only ever a wake-up, so either may fail and come back without a loss.</summary>
internal sealed partial class LogWire(NpgsqlDataSource database, LogSignal signal, ILogger logger)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    // A silent connection may be a dead one: ask now and then.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    public Task Listen(CancellationToken stopping) => Keep(async () =>
    {
        await using var connection = await database.OpenConnectionAsync(stopping);
        connection.Notification += (_, _) => signal.Heard();
        await using (var listen = new NpgsqlCommand($"LISTEN {LogSignal.Channel}", connection)) await listen.ExecuteNonQueryAsync(stopping);
        // What was announced while nobody listened.
        signal.Heard();
        await using var alive = new NpgsqlCommand("SELECT 1", connection);
        while (true)
            if (!await connection.WaitAsync(Silence, stopping)) await alive.ExecuteNonQueryAsync(stopping);
    }, stopping);

    /// <summary>After commit and on a connection of its own: inside the append, NOTIFY would make commits queue behind each other.</summary>
    public Task TellOtherNodes(CancellationToken stopping) => Keep(async () =>
    {
        while (true)
        {
            await signal.OtherNodes.Wait(Timeout.InfiniteTimeSpan, stopping);
            await using var notify = database.CreateCommand($"NOTIFY {LogSignal.Channel}");
            await notify.ExecuteNonQueryAsync(stopping);
        }
    }, stopping);

    /// <summary>A wait that ends early, and without an exception, when the program stops.</summary>
    public static Task Pause(TimeSpan wait, CancellationToken stopping) =>
        Task.Delay(wait, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private async Task Keep(Func<Task> loop, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await loop();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Lost(logger, fault);
                await Pause(Retry, stopping);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2201, LogLevel.Warning, "The wake-up wire to PostgreSQL is lost; polling until it is back")]
        public static partial void Lost(ILogger logger, Exception fault);
    }
}

using System.Net.Sockets;
using Npgsql;

namespace SupportHub.Store.Events;

/// <summary>
/// How long a caller waits for a PostgreSQL that restarts or whose connection broke. Twilio waits 15 seconds for a webhook's answer and does
/// not ask again after an error; a client on a phone sends again. So a short absence is waited out here, where nothing is lost by it.
/// </summary>
internal static class Patience
{
    private const int Tries = 12;
    private const int LockTries = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(800);

    /// <summary>Asks again while the database is away. Only for what may be asked twice.</summary>
    public static async Task<T> Ask<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (Exception fault) when (WillPass(fault) && attempt < Tries)
            {
                await Pause(attempt, ct);
            }
        }
    }

    /// <summary>Does again what gave way to somebody's lock, until it gets through.</summary>
    public static async Task Insist(Func<Task> step, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await step();
                return;
            }
            catch (PostgresException busy) when (
                busy.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected && attempt < LockTries)
            {
                await Pause(attempt, ct);
            }
        }
    }

    public static bool IsLeft(int attempt) => attempt < Tries;

    public static Task Pause(int attempt, CancellationToken ct) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Min(25 * Math.Pow(2, attempt), Longest.TotalMilliseconds)), ct);

    /// <summary>The server stops, starts or cannot be reached: what was asked may or may not have been done.</summary>
    public static bool WillPass(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        PostgresException refusal => refusal.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
        NpgsqlException other => other.IsTransient,
        _ => false,
    };
}

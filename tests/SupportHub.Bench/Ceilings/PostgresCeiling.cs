using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SupportHub.Bench.Messages;

namespace SupportHub.Bench.Ceilings;

/// <summary>How many messages' rows PostgreSQL alone commits: by pgbench where it is installed, else by Npgsql.</summary>
internal sealed class PostgresCeiling(string connectionString)
{
    private static readonly string s_script = Path.Combine(AppContext.BaseDirectory, "Ceilings", "message.sql");
    private static readonly Lazy<string> s_statement = new(() => string
        .Join('\n', File.ReadLines(s_script).Where(line => line is not ['-', '-', ..] and not ['\\', ..]))
        .Replace(":n::int", "$1::int", StringComparison.Ordinal));
    private static readonly string? s_pgbench = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories).Order().LastOrDefault()
        : null;

    public static string With => s_pgbench is null ? "Npgsql (pgbench is not installed)" : "pgbench";

    /// <summary>One message.</summary>
    public async Task OnceAsync()
    {
        if (s_pgbench is not null)
        {
            await PgbenchAsync(1, ["-t", "1"]);
            return;
        }
        await using var database = NpgsqlDataSource.Create(connectionString);
        await WriteAsync(database);
    }

    public Task<Measured> RunAsync(int atOnce, TimeSpan time) => s_pgbench is null
        ? NpgsqlAsync(atOnce, time)
        : PgbenchAsync(atOnce, ["-T", $"{(int)time.TotalSeconds}"], time.TotalSeconds);

    /// <summary>So many a second, whatever becomes of them: each is timed from the moment at which it should have begun.</summary>
    public Task<Measured> AtRateAsync(double perSecond, int connections, TimeSpan time) => s_pgbench is null
        ? throw new CannotRun("Commits at a rate are measured with pgbench, which comes with Debian's PostgreSQL: apt-get install postgresql.")
        : PgbenchAsync(connections, ["-T", $"{(int)time.TotalSeconds}", "-R", string.Create(CultureInfo.InvariantCulture, $"{perSecond:F1}")], time.TotalSeconds);

    private async Task<Measured> PgbenchAsync(int atOnce, string[] until, double seconds = 1)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var logs = Directory.CreateTempSubdirectory("hub-bench-");
        try
        {
            string[] arguments =
            [
                "-n", "-M", "prepared", "-f", s_script, "-c", $"{atOnce}", "-j", $"{Math.Min(atOnce, 2)}", .. until,
                "-l", "--log-prefix", Path.Combine(logs.FullName, "took"), "-h", target.Host!, "-U", target.Username!, target.Database!,
            ];
            using var pgbench = Process.Start(new ProcessStartInfo(s_pgbench!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = pgbench.StandardError.ReadToEndAsync();
            await pgbench.StandardOutput.ReadToEndAsync();
            await pgbench.WaitForExitAsync();
            if (pgbench.ExitCode != 0)
                throw new InvalidOperationException($"pgbench failed: {await errors}");
            // A line of its log: client, transaction, microseconds, …
            var took = logs.EnumerateFiles().SelectMany(file => File.ReadLines(file.FullName))
                .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000);
            return Measured.Of(seconds, took);
        }
        finally
        {
            logs.Delete(recursive: true);
        }
    }

    private async Task<Measured> NpgsqlAsync(int atOnce, TimeSpan time)
    {
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = atOnce, MaxAutoPrepare = 10, AutoPrepareMinUsages = 1 }.ConnectionString);
        return await Measured.RunAsync(atOnce, time, _ => WriteAsync(database));
    }

    private static async Task WriteAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(s_statement.Value);
        command.Parameters.Add(new() { Value = Random.Shared.Next(1, DeskConversations.Count + 1) });
        await command.ExecuteNonQueryAsync();
    }
}

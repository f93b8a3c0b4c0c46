using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;

namespace SupportHub.Bench.Ceilings;

/// <summary>How many messages' rows PostgreSQL alone commits: by pgbench where it is installed, else by Npgsql.</summary>
internal sealed class PostgresCeiling(string connectionString)
{
    private const int Conversations = 1000;
    private static readonly string s_script = Path.Combine(AppContext.BaseDirectory, "Ceilings", "message.sql");
    private static readonly string? s_pgbench = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories).Order().LastOrDefault()
        : null;

    public static string With => s_pgbench is null ? "Npgsql (pgbench is not installed)" : "pgbench";

    public async Task PrepareAsync()
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO mt_streams (id, type, version, tenant_id)
            SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'conversation', 0, '*DEFAULT*' FROM generate_series(1, @Conversations) n;
            INSERT INTO conversations (id, version, contact_id, channel, address, hub_address, language, holder, resolved, urgency, last_at, started_at)
            SELECT id, 0, gen_random_uuid(), 0, '', '', 0, 2, false, 0, now(), now() FROM mt_streams;
            """, new { Conversations });
    }

    public Task<Measured> RunAsync(int atOnce, TimeSpan time) => s_pgbench is null ? NpgsqlAsync(atOnce, time) : PgbenchAsync(atOnce, time);

    private async Task<Measured> PgbenchAsync(int atOnce, TimeSpan time)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var logs = Directory.CreateTempSubdirectory("hub-bench-");
        try
        {
            string[] arguments =
            [
                "-n", "-M", "prepared", "-f", s_script, "-c", $"{atOnce}", "-j", "2", "-T", $"{(int)time.TotalSeconds}",
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
            return Measured.Of((int)time.TotalSeconds, took);
        }
        finally
        {
            logs.Delete(recursive: true);
        }
    }

    private async Task<Measured> NpgsqlAsync(int atOnce, TimeSpan time)
    {
        var lines = File.ReadLines(s_script).Where(line => line is not ['-', '-', ..] and not ['\\', ..]);
        var sql = string.Join('\n', lines).Replace(":n::text", "$1::text", StringComparison.Ordinal);
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = atOnce, MaxAutoPrepare = 10, AutoPrepareMinUsages = 1 }.ConnectionString);
        return await Measured.RunAsync(atOnce, time, async _ =>
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.Add(new() { Value = Random.Shared.Next(1, Conversations + 1) });
            await command.ExecuteNonQueryAsync();
        });
    }
}

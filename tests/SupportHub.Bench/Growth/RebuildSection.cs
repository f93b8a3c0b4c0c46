using System.Diagnostics;
using Dapper;
using Npgsql;
using SupportHub.Bench.Machine;
using SupportHub.Store;
using SupportHub.Store.Views;

namespace SupportHub.Bench.Growth;

/// <summary>The tables that screens read, made anew from a log: they must come out as they were.</summary>
internal static class RebuildSection
{
    private const int Most = 1_000_000;
    private static readonly string[] s_tables = ["conversations", "messages", "inbound_keys", "cases"];

    public static async Task<Findings> RunAsync(BenchServer server, Options options, CancellationToken ct)
    {
        var asked = Math.Min(Most, options.Events);
        GrownLog.NeedsRoom(server, asked);
        var database = await server.DatabaseAsync("rebuild");
        var clock = Stopwatch.StartNew();
        var events = await GrownLog.FillAsync(database, asked, ct);
        Console.WriteLine($"  {events:N0} events made in {clock.Elapsed.TotalSeconds:N0} s");
        var (perSecond, seconds) = await MeasureAsync(database, events, ct);
        await server.DropAsync("rebuild");
        return new(
            "rebuild", [$"{events:N0} events folded anew into all views in {seconds:N1} s: {perSecond:N0} a second; every row as it was"],
            [Promise.AtLeastOf("events a second when all views are made anew (thousands)", perSecond / 1000, 50)],
            new { Events = events, Seconds = seconds, PerSecond = perSecond });
    }

    /// <exception cref="CannotRun">A table came out otherwise than it was.</exception>
    public static async Task<(double PerSecond, double Seconds)> MeasureAsync(string connectionString, long events, CancellationToken ct)
    {
        await using var database = StoreServices.DataSource(connectionString);
        var before = await ContentAsync(database);
        var clock = Stopwatch.StartNew();
        await new ViewTables(database).Rebuild(ct);
        var seconds = clock.Elapsed.TotalSeconds;
        if (await ContentAsync(database) is var after && after != before)
            throw new CannotRun($"The views came out of the log otherwise than they were.{Environment.NewLine}Before: {before}{Environment.NewLine}After:  {after}");
        return (events / seconds, seconds);
    }

    // Rows in any order.
    private static async Task<string> ContentAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var content = new List<string>();
        foreach (var table in s_tables)
            content.Add(await connection.ExecuteScalarAsync<string>(
                $"SELECT '{table} ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {table} t", commandTimeout: 0) ?? "");
        return string.Join(", ", content);
    }
}

using System.Diagnostics;
using Npgsql;
using SupportHub.Bench.Machine;

namespace SupportHub.Bench.Growth;

/// <summary>The same log short and long: what the program does must touch about as many pages in both.</summary>
internal static class GrowthSection
{
    private const int Few = 100_000;
    private const double Most = 1.3;

    public static async Task<Findings> RunAsync(BenchServer server, Options options, CancellationToken ct)
    {
        GrownLog.NeedsRoom(server, options.Events + Few);
        await server.AdministerAsync("ALTER SYSTEM SET max_wal_size = '4GB'");
        await server.AdministerAsync("SELECT pg_reload_conf()");
        var (few, many) = (await server.DatabaseAsync("short_log"), await server.DatabaseAsync("long_log"));
        await PlanLog.NeedAsync(few);
        await FillAsync(few, Few, ct);
        var events = await FillAsync(many, options.Events, ct);
        var (before, after) = (await LookAsync(server, few), await LookAsync(server, many));
        var (perSecond, seconds) = await RebuildSection.MeasureAsync(many, events, ct);
        await server.DropAsync("short_log");
        await server.DropAsync("long_log");

        var (rows, known) = (Beside(before.Promised, after.Promised), Beside(before.Known, after.Known));
        return new(
            "growth",
            [
                $"{"pages touched, EXPLAIN (ANALYZE, BUFFERS)",-68}{$"{Few:N0}",12}{$"{events:N0}",14}{"times",8}{"ms",9}{"ms",9}",
                .. rows.SelectMany(row => row.Lines(Most)), "", "known to grow:", .. known.SelectMany(row => row.Lines(Most)), "",
                $"views made anew from {events:N0} events in {seconds:N0} s: {perSecond:N0} a second; every row as it was",
            ],
            [
                Promise.AtMostOf($"pages at {events / 1e6:N0} million events to those at {Few:N0}, the worst of {rows.Count}", rows.Max(row => row.Times), Most),
                Promise.AtLeastOf("events a second when all views of the long log are made anew (thousands)", perSecond / 1000, 50),
            ],
            new { Few, Events = events, Screens = rows, Known = known, RebuildPerSecond = perSecond, RebuildSeconds = seconds });
    }

    private static async Task<long> FillAsync(string database, int events, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var made = await GrownLog.FillAsync(database, events, ct);
        Console.WriteLine($"  {made:N0} events made in {clock.Elapsed.TotalSeconds:N0} s");
        return made;
    }

    private static async Task<(List<Seen> Promised, List<Seen> Known)> LookAsync(BenchServer server, string database)
    {
        await using var plain = NpgsqlDataSource.Create(database);
        await using var screens = new Screens(database, await Samples.TakeAsync(plain));
        var plans = new PlanLog(server);
        return (await AllAsync(screens.Promised()), await AllAsync(screens.Known()));

        async Task<List<Seen>> AllAsync(IEnumerable<Screen> all)
        {
            var seen = new List<Seen>();
            foreach (var screen in all) seen.Add(await screen.LookAsync(plans));
            return seen;
        }
    }

    private static List<Grown> Beside(IEnumerable<Seen> before, IEnumerable<Seen> after) => [.. before.Zip(after, (one, other) => new Grown(one, other))];

    private sealed record Grown(Seen Short, Seen Long)
    {
        public double Times => (double)Long.Pages / Math.Max(Short.Pages, 1);

        public IEnumerable<string> Lines(double most)
        {
            yield return $"{Short.Name,-68}{Short.Pages,12:N0}{Long.Pages,14:N0}{Times,8:N2}{Short.Milliseconds,9:N2}{Long.Milliseconds,9:N2}{(Times > most ? "  !" : "")}";
            if (Times > most)
                yield return $"    now: {Long.Statements.MaxBy(statement => statement.Pages)?.Plan}";
            if (Short.Statements.Count != Long.Statements.Count || Short.Statements.Count == 1) yield break;
            foreach (var (one, other) in Short.Statements.Zip(Long.Statements))
                yield return $"{"    " + Head(one.Sql),-68}{one.Pages,12:N0}{other.Pages,14:N0}{"",8}{one.Milliseconds,9:N2}{other.Milliseconds,9:N2}";
        }

        private static string Head(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var line && line.Length > 60 ? line[..60] + "…" : line;
    }
}

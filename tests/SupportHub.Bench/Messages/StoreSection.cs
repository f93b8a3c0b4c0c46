using SupportHub.Bench.Ceilings;
using SupportHub.Bench.Machine;

namespace SupportHub.Bench.Messages;

/// <summary>
/// A message all in (events, views, outbox) and durable, 32 writers: pgbench with the same rows one transaction a message, our store one
/// message a transaction, and our store as it is. Measured in turns, so that a busy moment of the machine hits all alike.
/// </summary>
internal static class StoreSection
{
    private const int Turns = 3;
    private const int Writers = 32;

    public static async Task<Findings> RunAsync(BenchServer server, Options options, CancellationToken ct)
    {
        var database = await server.DatabaseAsync("ceiling");
        await using var prepared = await OurAppends.TogetherAsync(database);
        var postgres = new PostgresCeiling(database);
        await using var alone = await OurAppends.OneByOneAsync(await server.DatabaseAsync("one_by_one"), Writers);
        await using var together = await OurAppends.TogetherAsync(await server.DatabaseAsync("together"));
        RowsWritten.MustAgree(
            await RowsWritten.ByAsync(prepared.Database, postgres.OnceAsync), await RowsWritten.ByAsync(together.Database, together.OnceAsync));

        (string Name, Func<Task<Measured>> Run)[] ways =
        [
            ($"a  the same rows, one statement and transaction a message [{PostgresCeiling.With}]", () => postgres.RunAsync(Writers, options.Time)),
            ("b  our store, one message a transaction", () => alone.RunAsync(Writers, options.Time)),
            ("c  our store, messages that arrive together commit together", () => together.RunAsync(Writers, options.Time)),
        ];
        var seen = ways.Select(_ => new List<(Measured Measured, ProcessorTime Took)>()).ToList();
        for (var turn = 0; turn <= Turns; turn++)
            for (var way = 0; way < ways.Length; way++)
            {
                ct.ThrowIfCancellationRequested();
                var run = await ProcessorTime.OfAsync(server, options.Time, ways[way].Run);
                // The first turn only warms up.
                if (turn > 0) seen[way].Add(run);
            }
        return Found(
            [.. ways.Zip(seen, (way, runs) => new Way(way.Name, [.. runs.Select(run => run.Measured)]))],
            [.. seen.Select(runs => ProcessorTime.Middle([.. runs.Select(run => run.Took)]))]);
    }

    private static Findings Found(Way[] ways, ProcessorTime[] took)
    {
        var (one, all) = (ways[1].PerSecond / ways[0].PerSecond, ways[2].PerSecond / ways[0].PerSecond);
        return new(
            "store",
            [
                .. Way.Table(ways), "", $"b/a {one:N2}     c/a {all:N2}     ({Writers} writers, {Turns} turns, the median of each figure)",
                $"processor time a message, µs:   a {took[0]}     b {took[1]}     c {took[2]}",
            ],
            [
                Promise.AtLeastOf("messages a second, one a transaction, to pgbench's", one, 1.0),
                Promise.AtLeastOf("messages a second at saturation, to pgbench's", all, 2.5),
            ],
            new { Writers, Ways = ways, Microseconds = took, OneByOneToPostgres = one, TogetherToPostgres = all });
    }
}

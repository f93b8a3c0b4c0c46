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

        List<Measured> a = [], b = [], c = [];
        for (var turn = 0; turn <= Turns; turn++)
        {
            ct.ThrowIfCancellationRequested();
            var (first, second, third) = (await postgres.RunAsync(Writers, options.Time), await alone.RunAsync(Writers, options.Time), await together.RunAsync(Writers, options.Time));
            // The first turn only warms up.
            if (turn == 0) continue;
            a.Add(first);
            b.Add(second);
            c.Add(third);
        }
        return Found(
            new($"a  the same rows, one statement and transaction a message [{PostgresCeiling.With}]", a),
            new("b  our store, one message a transaction", b),
            new("c  our store, messages that arrive together commit together", c));
    }

    private static Findings Found(Way postgres, Way alone, Way together)
    {
        var (one, all) = (alone.PerSecond / postgres.PerSecond, together.PerSecond / postgres.PerSecond);
        return new(
            "store",
            [.. Way.Table(postgres, alone, together), "", $"b/a {one:N2}     c/a {all:N2}     ({Writers} writers, {Turns} turns, the median of each figure)"],
            [
                Promise.AtLeastOf("messages a second, one a transaction, to pgbench's", one, 1.0),
                Promise.AtLeastOf("messages a second at saturation, to pgbench's", all, 2.5),
            ],
            new { Writers, Ways = new[] { postgres, alone, together }, OneByOneToPostgres = one, TogetherToPostgres = all });
    }
}

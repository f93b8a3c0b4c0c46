using SupportHub.Bench.Ceilings;
using SupportHub.Bench.Machine;
using SupportHub.Bench.Messages;

namespace SupportHub.Bench.Texts;

/// <summary>
/// Twilio's webhooks: how long an inbound text is checked, committed and answered at 200 a second, beside an endpoint that does nothing and a commit of
/// the same rows, at the same rate in the same run; and how many there can be. The load comes from this program, on the same processors.
/// </summary>
internal static class WebhookSection
{
    private const int Turns = 3;
    private const int AtOnce = 32;
    private const double PerSecond = 200;
    private const double Promised = 50;
    private static readonly int[] s_loads = [100, 200, 400, 800];

    public static async Task<Findings> RunAsync(BenchServer server, Options options, CancellationToken ct)
    {
        var database = await server.DatabaseAsync("texts_ceiling");
        await using (await OurAppends.TogetherAsync(database))
        {
        }
        var postgres = new PostgresCeiling(database);
        await using var nothing = await EmptyEndpoint.StartAsync();
        await using var held = await TextsHub.StartAsync(await server.DatabaseAsync("texts"), heldByPeople: true);
        await using var answered = await TextsHub.StartAsync(await server.DatabaseAsync("texts_bot"), heldByPeople: false);
        using var empty = new Texting(nothing.Address, new());

        (string Name, Func<Task<Measured>> Run)[] ways =
        [
            ("a  an endpoint that reads the form and answers", () => Measured.AtRateAsync(PerSecond, options.Time, empty.PostAsync)),
            ("b  one commit of a message's rows [pgbench]", () => postgres.AtRateAsync(PerSecond, AtOnce, options.Time)),
            ("c  a text checked, committed, answered; people hold the talks", () => held.AtRateAsync(PerSecond, options.Time)),
            ("d  the same while the bot answers each, by text", () => answered.AtRateAsync(PerSecond, options.Time)),
        ];
        var seen = ways.Select(_ => new List<Measured>()).ToList();
        for (var turn = 0; turn <= Turns; turn++)
            for (var way = 0; way < ways.Length; way++)
            {
                ct.ThrowIfCancellationRequested();
                var run = await ways[way].Run();
                await answered.QuietAsync(ct);
                // The first turn only warms up.
                if (turn > 0) seen[way].Add(run);
            }

        Way[] atRate = [.. ways.Zip(seen, (way, runs) => new Way(way.Name, runs))];
        var most = new Way($"   c at saturation, {AtOnce} at once", [await held.RunAsync(AtOnce, options.Time), await held.RunAsync(AtOnce, options.Time), await held.RunAsync(AtOnce, options.Time)]);
        var loads = new List<Loaded>();
        foreach (var load in s_loads)
        {
            ct.ThrowIfCancellationRequested();
            loads.Add(new(load, await held.AtRateAsync(load, options.Time)));
        }
        return Found(atRate, most, loads);
    }

    private static Findings Found(Way[] ways, Way most, IReadOnlyList<Loaded> loads) => new(
        "sms",
        [
            .. Way.Table([.. ways, most]), "",
            $"at {PerSecond:N0} a second: c/(a+b), p50 {ways[2].P50 / (ways[0].P50 + ways[1].P50):N2}     p99 {ways[2].P99 / (ways[0].P99 + ways[1].P99):N2}     ({Turns} turns, the median of each figure; {Environment.ProcessorCount} processors, shared with the load)", "",
            $"{"c at rising load",-24}{"answered a second",18}{"p50 ms",10}{"p99 ms",10}",
            .. loads.Select(load => $"{$"{load.Asked} a second",-24}{load.Seen.PerSecond,18:N0}{load.Seen.P50,10:N2}{load.Seen.P99,10:N2}"),
        ],
        [
            Promise.AtMostOf($"webhooks at {PerSecond:N0} a second, people hold the talks: p99 ms", ways[2].P99, Promised),
            Promise.AtMostOf($"webhooks at {PerSecond:N0} a second while the bot answers: p99 ms", ways[3].P99, Promised),
        ],
        new { PerSecond, Ways = ways, Saturated = most, Rising = loads });

    private sealed record Loaded(int Asked, Measured Seen);
}

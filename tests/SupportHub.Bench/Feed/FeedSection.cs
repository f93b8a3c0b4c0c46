using SupportHub.Bench.Ceilings;
using SupportHub.Bench.Machine;
using SupportHub.Bench.Messages;

namespace SupportHub.Bench.Feed;

/// <summary>
/// From a client's chat to an agent's feed: first how many messages a second go through at most, then how long one takes at half of that,
/// beside one commit of the same rows and one SignalR echo at the same rate, then at rising load.
/// </summary>
internal static class FeedSection
{
    private const int Turns = 3;
    private const int AtOnce = 32;
    private static readonly int[] s_loads = [10, 25, 50, 75, 90, 100];

    public static async Task<Findings> RunAsync(BenchServer server, Options options, CancellationToken ct)
    {
        var database = await server.DatabaseAsync("feed_ceiling");
        await using (await OurAppends.TogetherAsync(database))
        {
        }
        var postgres = new PostgresCeiling(database);
        await using var echo = await EchoCeiling.StartAsync(options.Chats);
        await using var ours = await OurWay.StartAsync(await server.DatabaseAsync("feed"), options.Chats);

        List<Measured> most = [], a = [], b = [], c = [];
        for (var turn = 0; turn <= Turns; turn++)
        {
            ct.ThrowIfCancellationRequested();
            var run = await ours.RunAsync(AtOnce, options.Time);
            if (turn > 0) most.Add(run);
        }
        var saturated = new Way($"    c at saturation, {AtOnce} messages at once", most);
        var half = saturated.PerSecond / 2;
        for (var turn = 0; turn <= Turns; turn++)
        {
            ct.ThrowIfCancellationRequested();
            var (first, second, third) = (await postgres.AtRateAsync(half, AtOnce, options.Time), await echo.AtRateAsync(half, options.Time), await ours.AtRateAsync(half, options.Time));
            if (turn == 0) continue;
            a.Add(first);
            b.Add(second);
            c.Add(third);
        }
        var loads = new List<Loaded>();
        foreach (var load in s_loads)
        {
            ct.ThrowIfCancellationRequested();
            loads.Add(new(load, await ours.AtRateAsync(saturated.PerSecond * load / 100, options.Time)));
        }
        return Found(options, saturated, new("a   one commit of the same rows [pgbench], at half of that", a), new("b   one SignalR echo, at half", b), new("c   sent, committed, on an agent's feed, at half", c), loads);
    }

    private static Findings Found(Options options, Way saturated, Way commit, Way echo, Way ours, IReadOnlyList<Loaded> loads)
    {
        var (p50, p99) = (ours.P50 / (commit.P50 + echo.P50), ours.P99 / (commit.P99 + echo.P99));
        return new(
            "feed",
            [
                .. Way.Table(saturated, commit, echo, ours), "",
                $"c/(a+b), p50: {p50:N2}     p99: {p99:N2}     ({options.Chats} open chats, {Turns} turns, the median of each figure)", "",
                $"{"c at rising load",-24}{"sent a second",14}{"p50 ms",10}{"p99 ms",10}",
                .. loads.Select(load => $"{$"{load.Percent} %",-24}{load.Seen.PerSecond,14:N0}{load.Seen.P50,10:N2}{load.Seen.P99,10:N2}"),
            ],
            [
                Promise.AtMostOf("sent -> on an agent's feed at half load, p50 to commit + echo", p50, 2),
                Promise.AtMostOf("sent -> on an agent's feed at half load, p99 to commit + echo", p99, 5),
            ],
            new { options.Chats, Saturated = saturated, AtHalf = new[] { commit, echo, ours }, P50ToBoth = p50, P99ToBoth = p99, Rising = loads });
    }

    private sealed record Loaded(int Percent, Measured Seen);
}

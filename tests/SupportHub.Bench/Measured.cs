using System.Diagnostics;

namespace SupportHub.Bench;

/// <summary>One run of one way: how many a second, and how long one took, in milliseconds.</summary>
internal sealed record Measured(double PerSecond, double P50, double P99)
{
    // Behind by more than this, a way at a rate is not going to catch up.
    private static readonly TimeSpan s_mostBehind = TimeSpan.FromSeconds(20);

    public static Measured Of(double seconds, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0 ? throw new InvalidOperationException("Nothing was measured.") : new(sorted.Length / seconds, At(sorted, 0.50), At(sorted, 0.99));
    }

    /// <summary>Does something over and over, a number of them at a time, until the time is up. Each is given its own number.</summary>
    public static async Task<Measured> RunAsync(int atOnce, TimeSpan time, Func<int, Task> once)
    {
        var clock = Stopwatch.StartNew();
        var took = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(worker => Task.Run(async () =>
        {
            var mine = new List<double>();
            for (var turn = worker; clock.Elapsed < time; turn += atOnce)
            {
                var began = clock.Elapsed;
                await once(turn);
                mine.Add((clock.Elapsed - began).TotalMilliseconds);
            }
            return mine;
        })));
        return Of(clock.Elapsed.TotalSeconds, took.SelectMany(mine => mine));
    }

    /// <summary>
    /// Begins something so many times a second, at random moments, whatever became of the ones before; each is timed from the moment at
    /// which it should have begun, so that a stall counts for everybody who would have come in it. As pgbench does at a rate.
    /// </summary>
    public static async Task<Measured> AtRateAsync(double perSecond, TimeSpan time, Func<int, Task> once)
    {
        var clock = Stopwatch.StartNew();
        var begun = await Task.Factory.StartNew(() => Begin(perSecond, time, once, clock), TaskCreationOptions.LongRunning);
        var took = await Task.WhenAll(begun).WaitAsync(s_mostBehind);
        return Of(clock.Elapsed.TotalSeconds, took);
    }

    // A thread of its own: the pool is busy with what it begins.
    private static List<Task<double>> Begin(double perSecond, TimeSpan time, Func<int, Task> once, Stopwatch clock)
    {
        var (random, begun) = (new Random(1), new List<Task<double>>());
        for (var due = TimeSpan.Zero; due < time; due += TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / perSecond))
        {
            while (clock.Elapsed < due) Thread.Sleep(1);
            var (turn, moment) = (begun.Count, due);
            begun.Add(Task.Run(async () =>
            {
                await once(turn);
                return (clock.Elapsed - moment).TotalMilliseconds;
            }));
        }
        return begun;
    }

    private static double At(double[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)];
}

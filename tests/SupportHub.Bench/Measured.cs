using System.Diagnostics;

namespace SupportHub.Bench;

/// <summary>One run of one way: how many a second, and how long one took, in milliseconds.</summary>
internal sealed record Measured(double PerSecond, double P50, double P99)
{
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

    private static double At(double[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)];
}

/// <summary>Several runs of one way: the middle one of each figure, and how far apart the lowest and highest rate lie.</summary>
internal sealed record Way(string Name, string With, IReadOnlyList<Measured> Runs)
{
    public double PerSecond => Median(run => run.PerSecond);
    public double P50 => Median(run => run.P50);
    public double P99 => Median(run => run.P99);
    public double Lowest => Runs.Min(run => run.PerSecond);
    public double Highest => Runs.Max(run => run.PerSecond);

    private double Median(Func<Measured, double> figure) => Runs.Select(figure).Order().ElementAt(Runs.Count / 2);
}

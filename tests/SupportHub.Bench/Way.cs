namespace SupportHub.Bench;

/// <summary>Several runs of one way: the middle one of each figure, and how far apart the lowest and highest rate lie.</summary>
internal sealed record Way(string Name, IReadOnlyList<Measured> Runs)
{
    public double PerSecond => Median(run => run.PerSecond);
    public double P50 => Median(run => run.P50);
    public double P99 => Median(run => run.P99);
    public double Lowest => Runs.Min(run => run.PerSecond);
    public double Highest => Runs.Max(run => run.PerSecond);

    public static IEnumerable<string> Table(params IEnumerable<Way> ways) =>
        ways.Select(way => $"{way.Name,-78}{way.PerSecond,10:N0}{way.Lowest,9:N0}{way.Highest,9:N0}{way.P50,9:N2}{way.P99,9:N2}")
            .Prepend($"{"",-78}{"a second",10}{"lowest",9}{"highest",9}{"p50 ms",9}{"p99 ms",9}");

    private double Median(Func<Measured, double> figure) => Runs.Select(figure).Order().ElementAt(Runs.Count / 2);
}

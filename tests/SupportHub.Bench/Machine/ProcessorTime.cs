using System.Diagnostics;
using System.Globalization;

namespace SupportHub.Bench.Machine;

/// <summary>Processor time that something took, in microseconds a message: what bounds a rate where the disk does not.</summary>
internal sealed record ProcessorTime(double Program, double PostgreSql)
{
    private const int TicksASecond = 100;

    public override string ToString() => $"{Program:N0} + {PostgreSql:N0} of PostgreSQL";

    /// <summary>Runs something, and says what it took of the program (and of what the program ran, where that says so itself) and of the server.</summary>
    public static async Task<(Measured Measured, ProcessorTime Took)> OfAsync(BenchServer server, TimeSpan time, Func<Task<Measured>> run)
    {
        var (program, postgres) = (Ours(), Server(server.ProcessId));
        var measured = await run();
        var messages = measured.PerSecond * time.TotalSeconds;
        return (measured, new((Ours() - program) * 1e6 / messages, (Server(server.ProcessId) - postgres) * 1e6 / messages));
    }

    public static ProcessorTime Middle(IReadOnlyList<ProcessorTime> all) => new(
        all.Select(one => one.Program).Order().ElementAt(all.Count / 2), all.Select(one => one.PostgreSql).Order().ElementAt(all.Count / 2));

    // With the programs that were run and waited for.
    private static double Ours() => Stat(Environment.ProcessId) is { } stat ? Seconds(stat, 11, 12, 13, 14) : 0;

    // The server, its processes, and those that ended.
    private static double Server(int process)
    {
        var all = Process.GetProcesses().Select(one =>
        {
            using (one) return Stat(one.Id);
        });
        return all.OfType<string[]>().Where(stat => int.Parse(stat[1], CultureInfo.InvariantCulture) == process).Sum(stat => Seconds(stat, 11, 12))
            + (Stat(process) is { } own ? Seconds(own, 11, 12, 13, 14) : 0);
    }

    // What follows the name: state, parent …; utime, stime and those of waited-for children are the 12th to 15th.
    private static string[]? Stat(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Seconds(string[] stat, params ReadOnlySpan<int> fields)
    {
        var ticks = 0.0;
        foreach (var field in fields) ticks += double.Parse(stat[field], CultureInfo.InvariantCulture);
        return ticks / TicksASecond;
    }
}

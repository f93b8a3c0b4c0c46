using System.Globalization;
using SupportHub.Bench.Machine;
using SupportHub.StandIns.SignalR;
using SupportHub.Web.WebChat;

namespace SupportHub.Bench.Idle;

/// <summary>
/// What idle chats cost: the hub with so many visitors who joined and have a conversation, beside a bare SignalR process with as many
/// connections. Each server is a process of its own, measured empty (after a few had come and gone) and full.
/// </summary>
internal static class IdleSection
{
    private const int Warming = 300;
    // Of each process, besides its connections.
    private const int OtherFiles = 1000;

    public static async Task<Findings> RunAsync(BenchServer server, Options options, CancellationToken ct)
    {
        NeedsFiles(options.Idle);
        var database = await server.DatabaseAsync("idle");
        await Visitors.PrepareAsync(database, options.Idle);
        var bare = await MeasureAsync(await Held.StartAsync(Holder.Bare), options.Idle, (_, _) => Task.CompletedTask, ct);
        var hub = await MeasureAsync(await Held.StartAsync(Holder.Hub, database), options.Idle, JoinAsync, ct);

        var times = (double)hub.Connections / bare.Connections;
        return new(
            "idle",
            [
                $"{$"{options.Idle:N0} idle connections, MiB",-40}{"empty",9}{"full",9}{"private",9}{"objects",9}{"KiB each",10}",
                Line("bare SignalR", bare, options.Idle), Line("the hub, joined visitors", hub, options.Idle), "",
                $"memory of the connections: {times:N2} times; of the whole process: {(double)hub.Full.Resident / bare.Full.Resident:N2} times",
            ],
            [Promise.AtMostOf($"{options.Idle:N0} idle chats, memory of the connections to raw SignalR's", times, 1.5)],
            new { options.Idle, Bare = bare, Hub = hub, Times = times });
    }

    private static string Line(string name, Filled seen, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-40}{Mebi(seen.Empty.Resident),9:N0}{Mebi(seen.Full.Resident),9:N0}{Mebi(seen.Full.Private),9:N0}{Mebi(seen.Full.Heap),9:N0}{seen.Connections / 1024.0 / count,10:N1}");

    private static double Mebi(long bytes) => bytes / 1024.0 / 1024;

    private static async Task<Filled> MeasureAsync(Held held, int count, Func<HubClient, int, Task> enter, CancellationToken ct)
    {
        await using (held)
        {
            await using (await Crowd.GatherAsync(held.Address, Math.Min(Warming, count), enter, ct))
            {
            }
            var empty = await held.MeasureAsync();
            await using var crowd = await Crowd.GatherAsync(held.Address, count, enter, ct);
            var full = await held.MeasureAsync();
            crowd.MustStand(count);
            return new(empty, full);
        }
    }

    private static async Task JoinAsync(HubClient client, int number)
    {
        var joined = await client.Invoke<Joined?>("Join", new JoinRequest(Visitors.Token(number), Visitors.Site, "en", null, 0, null));
        if (joined?.Lines is not { Lines.Count: 1 }) throw new CannotRun("A visitor could not join their conversation.");
    }

    private static void NeedsFiles(int connections)
    {
        var line = File.ReadLines("/proc/self/limits").First(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var most = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4];
        if (most != "unlimited" && long.Parse(most, CultureInfo.InvariantCulture) is var files && files < connections + OtherFiles)
            throw new CannotRun($"{connections:N0} connections need {connections + OtherFiles:N0} open files a process, and {files:N0} are allowed: ulimit -Hn, or fewer with --idle N.");
    }

    private sealed record Filled(Memory Empty, Memory Full)
    {
        public long Connections => Full.Resident - Empty.Resident;
    }
}

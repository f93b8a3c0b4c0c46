using SupportHub.StandIns.SignalR;

namespace SupportHub.Bench.Idle;

/// <summary>Many clients that are connected and say nothing, but that they are there.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int AtOnce = 50;
    // A hub hangs up on a client that is silent for 30 seconds; the widget's library says so every 15.
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(10);

    private readonly List<HubClient> _clients = [];
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _beating;

    private Crowd() => _beating = BeatAsync();

    public int Count => _clients.Count;

    public static async Task<Crowd> GatherAsync(Uri hub, int count, Func<HubClient, int, Task> enter, CancellationToken ct)
    {
        var crowd = new Crowd();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (number, stop) =>
        {
            var client = await HubClient.Connect(hub, stop);
            await enter(client, number);
            lock (crowd._clients) crowd._clients.Add(client);
        });
        return crowd;
    }

    /// <exception cref="CannotRun">Somebody was hung up on.</exception>
    public void MustStand(int count)
    {
        lock (_clients)
            if (_clients.Count(client => !client.IsEnded) is var standing && standing != count)
                throw new CannotRun($"Of {count:N0} idle connections only {standing:N0} stand.");
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _beating;
        await Parallel.ForEachAsync(_clients, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (client, _) => await client.DisposeAsync());
        _leaving.Dispose();
    }

    private async Task BeatAsync()
    {
        using var beat = new PeriodicTimer(s_beat);
        try
        {
            while (await beat.WaitForNextTickAsync(_leaving.Token))
            {
                List<HubClient> all;
                lock (_clients) all = [.. _clients.Where(client => !client.IsEnded)];
                foreach (var client in all) await client.Ping(_leaving.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // They leave.
        }
    }
}

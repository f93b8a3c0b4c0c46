using System.Collections.Immutable;
using Npgsql;

namespace SupportHub.Web.Conversations;

/// <summary>
/// Hands signals to whoever listens: on this node at once, on the others by NOTIFY, outside every transaction. Of one kind and conversation only the
/// newest travels, and however many there are, the wire is used ten times a second at most. One that is lost is missed by nobody for long.
/// </summary>
public sealed partial class Signals(NpgsqlDataSource database, ILogger<Signals> logger) : BackgroundService
{
    private const string Channel = "supporthub_signals";

    // A payload has less than 8,000 bytes; a signal is at most 90.
    private const int MostAtOnce = 80;

    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    // A silent connection may be a dead one: ask now and then.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(30);

    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private Dictionary<(SignalKind, Guid), Signal> _waiting = [];
    private ImmutableArray<Action<Signal>> _listeners = [];

    public void Tell(Signal signal)
    {
        Hand(signal);
        lock (_gate)
        {
            _waiting[(signal.Kind, signal.Conversation)] = signal;
            if (_wake.CurrentCount == 0) _wake.Release();
        }
    }

    /// <summary>The listener is called on any thread and returns at once.</summary>
    public IDisposable Subscribe(Action<Signal> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, all => all.Add(listener));
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, all => all.Remove(listener)));
    }

    public override void Dispose()
    {
        base.Dispose();
        _wake.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Keep(Listen, stoppingToken), Keep(TellOtherNodes, stoppingToken));

    private void Hand(Signal signal)
    {
        foreach (var listener in _listeners) listener(signal);
    }

    private async Task Listen(CancellationToken stopping)
    {
        await using var connection = await database.OpenConnectionAsync(stopping);
        connection.Notification += (_, heard) => Heard(heard.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(stopping);
        await using var alive = new NpgsqlCommand("SELECT 1", connection);
        while (true)
            if (!await connection.WaitAsync(s_silence, stopping)) await alive.ExecuteNonQueryAsync(stopping);
    }

    private void Heard(string payload)
    {
        var lines = payload.Split('\n');
        if (lines[0] == _node) return;
        foreach (var line in lines.Skip(1))
            if (Signal.Parse(line) is { } signal) Hand(signal);
    }

    private async Task TellOtherNodes(CancellationToken stopping)
    {
        while (true)
        {
            await _wake.WaitAsync(stopping);
            Dictionary<(SignalKind, Guid), Signal> waiting;
            lock (_gate) (waiting, _waiting) = (_waiting, []);
            await using var notify = database.CreateCommand($"SELECT pg_notify('{Channel}', payload) FROM unnest($1) payload");
            notify.Parameters.Add(new() { Value = waiting.Values.Chunk(MostAtOnce).Select(some => string.Join('\n', some.Select(s => s.ToString()).Prepend(_node))).ToArray() });
            await notify.ExecuteNonQueryAsync(stopping);
            await Task.Delay(s_pace, stopping);
        }
    }

    private async Task Keep(Func<CancellationToken, Task> loop, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await loop(stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Lost(logger, fault);
                await Task.Delay(s_retry, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    private static partial class Log
    {
        [LoggerMessage(3311, LogLevel.Warning, "Signals between the nodes are lost until PostgreSQL is back")]
        public static partial void Lost(ILogger logger, Exception fault);
    }
}

using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Readers;

/// <summary>Keeps every reader of this program going, each in a loop of its own, so that one that is parked holds up no other.</summary>
public sealed class ReaderRunner : IHostedService, IDisposable
{
    private readonly FrozenDictionary<string, ReaderLoop> _loops;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    internal ReaderRunner(IEnumerable<IReader> readers, NpgsqlDataSource database, LogSignal signal, ReaderTimes times, ILogger<ReaderRunner> logger)
    {
        var holder = LeaseHolder.New();
        _loops = readers.ToFrozenDictionary(
            reader => reader.Name,
            reader => new ReaderLoop(reader, new(database), times, database, signal.Another(), holder, logger));
    }

    /// <summary>Completes when this node has brought the reader to the position, or found it there. Another node's work is not seen.</summary>
    public Task ReachedAsync(string reader, long position, CancellationToken ct) => _loops[reader].Progress.Reached(position, ct);

    /// <summary>Completes when this node has brought every reader to the position.</summary>
    public Task ReachedAsync(long position, CancellationToken ct) => Task.WhenAll(_loops.Values.Select(loop => loop.Progress.Reached(position, ct)));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(_loops.Values.Select(loop => Task.Run(() => loop.Run(_stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may stop twice, the second time when all is disposed.
        if (!_stopping.IsCancellationRequested) await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    // Cancelled, not disposed: a host and its program may both stop it, the slower one after the faster has disposed everything.
    public void Dispose() => _stopping.Cancel();
}

using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SupportHub.Store.Events;

/// <summary>
/// The log as it grows: one loop a node reads it in order and hands it to every subscriber. NOTIFY only wakes the loop; a lost one costs
/// at most a second. An event committed late is never skipped.
/// </summary>
public sealed partial class EventFeed : IHostedService, IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(10);

    private readonly LogTail _tail;
    private readonly LogWire _wire;
    private readonly LogSignal _signal;
    private readonly ILogger<EventFeed> _logger;
    private readonly Progress _progress = new();
    private readonly CancellationTokenSource _stopping = new();

    // A subscriber is there for a page of events or is not, and its position says which.
    private readonly Lock _handing = new();
    private ImmutableArray<Subscription> _subscriptions = [];
    private Task _loops = Task.CompletedTask;

    internal EventFeed(NpgsqlDataSource database, LogSignal signal, ILogger<EventFeed> logger)
    {
        _tail = new(database);
        _wire = new(database, signal, logger);
        _signal = signal;
        _logger = logger;
    }

    /// <summary>Every event at or below it was handed to the subscribers.</summary>
    public long Position => _progress.Value;

    /// <summary>
    /// Hands the reader every later event, in order, until it is disposed. One that throws is logged and goes on with the next events:
    /// a reader shows what is there by reading the views, not by adding up what it was told.
    /// </summary>
    public IDisposable Subscribe(Func<IReadOnlyList<RecordedEvent>, Task> reader)
    {
        lock (_handing)
        {
            var subscription = new Subscription(reader, Position, Unsubscribe, _logger);
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <summary>Completes when everything up to the position was handed to the subscribers.</summary>
    public Task ReachedAsync(long position, CancellationToken ct) => _progress.Reached(position, ct);

    /// <summary>Completes when everything up to the position was handed out and today's subscribers are done with it.</summary>
    public async Task HandledAsync(long position, CancellationToken ct)
    {
        await ReachedAsync(position, ct);
        foreach (var subscription in _subscriptions) await subscription.Handled.Reached(position, ct);
    }

    /// <summary>Finds where the log ends. What was committed before is in the views, which nobody has read yet on this node.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestStart);
        await _tail.Start(patience.Token);
        _progress.Advance(_tail.Position);
        _loops = Task.WhenAll(Task.Run(Follow, CancellationToken.None), _wire.Listen(_stopping.Token), _wire.TellOtherNodes(_stopping.Token));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may stop twice, the second time when all is disposed.
        if (!_stopping.IsCancellationRequested) await _stopping.CancelAsync();
        await _loops.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
        _stopping.Cancel();
    }

    private async Task Follow()
    {
        var looks = 0;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var events = await _tail.Next(_stopping.Token);
                if (events.Count > 0) Hand(events);
                looks = _tail.Waiting ? looks + 1 : 0;
                // Who holds a gap open for long (a stuck writer) is asked ever less often.
                if (events.Count == 0)
                    await _signal.Feed.Wait(looks is > 0 and < 100 ? LogTail.GapInterval * looks : PollInterval, _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.CannotRead(_logger, Position, fault);
                await LogWire.Pause(PollInterval, _stopping.Token);
            }
        }
    }

    private void Hand(IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (recorded.Data is Exception fault) Log.Unreadable(_logger, recorded.Position, fault);
        lock (_handing)
        {
            foreach (var subscription in _subscriptions) subscription.Hand(events);
            _progress.Advance(_tail.Position);
        }
    }

    private void Unsubscribe(Subscription subscription)
    {
        lock (_handing) _subscriptions = _subscriptions.Remove(subscription);
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Warning, "The log cannot be read behind position {Position}; trying again")]
        public static partial void CannotRead(ILogger logger, long position, Exception fault);

        [LoggerMessage(2002, LogLevel.Error, "The event at position {Position} cannot be read by this program")]
        public static partial void Unreadable(ILogger logger, long position, Exception fault);
    }
}

using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SupportHub.Store.Events;

/// <summary>One reader with a queue and a pace of its own, so that a slow or throwing one holds up nobody else.</summary>
internal sealed partial class Subscription : IDisposable
{
    private readonly Channel<IReadOnlyList<RecordedEvent>> _queue =
        Channel.CreateUnbounded<IReadOnlyList<RecordedEvent>>(new() { SingleReader = true, SingleWriter = true });

    private readonly Func<IReadOnlyList<RecordedEvent>, Task> _reader;
    private readonly Action<Subscription> _removed;
    private readonly ILogger _logger;
    private volatile bool _disposed;

    public Subscription(Func<IReadOnlyList<RecordedEvent>, Task> reader, long position, Action<Subscription> removed, ILogger logger)
    {
        _reader = reader;
        _removed = removed;
        _logger = logger;
        Handled.Advance(position);
        // Without the subscriber's execution context: a page's culture and user do not belong to what it is handed later.
        using (ExecutionContext.SuppressFlow()) Task.Run(Pump);
    }

    /// <summary>Up to where the reader is done, well or not.</summary>
    public Progress Handled { get; } = new();

    public void Hand(IReadOnlyList<RecordedEvent> events) => _queue.Writer.TryWrite(events);

    public void Dispose()
    {
        _disposed = true;
        _removed(this);
        _queue.Writer.TryComplete();
        Handled.Advance(long.MaxValue);
    }

    private async Task Pump()
    {
        await foreach (var events in _queue.Reader.ReadAllAsync())
        {
            if (_disposed) return;
            try
            {
                await _reader(events);
            }
            catch (Exception fault) when (!_disposed)
            {
                Log.ReaderFailed(_logger, _reader.Method.DeclaringType?.FullName, events[0].Position, events[^1].Position, fault);
            }
            catch (Exception)
            {
                // A page that was closed while it read has nothing to say.
            }
            Handled.Advance(events[^1].Position);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Error, "Reader {Reader} failed on the log's positions {First} to {Last}; it goes on behind them")]
        public static partial void ReaderFailed(ILogger logger, string? reader, long first, long last, Exception fault);
    }
}

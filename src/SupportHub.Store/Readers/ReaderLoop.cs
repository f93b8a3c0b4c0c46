using Microsoft.Extensions.Logging;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Readers;

/// <summary>One reader on one node: acts while it holds the lease, and stands by otherwise.</summary>
internal sealed partial class ReaderLoop(
    IReader reader, ReaderTable table, ReaderTimes times, NpgsqlDataSource database, Wake wake, string holder, ILogger logger)
{
    private long _position;

    public string Name => reader.Name;

    /// <summary>Up to where this node has brought the reader.</summary>
    public Progress Progress { get; } = new();

    public async Task Run(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await table.Register(Name, stopping);
                var lease = await ReaderLease.Take(table, Name, holder, times.Lease, logger, stopping);
                if (lease is null)
                {
                    await LogWire.Pause(times.Standby, stopping);
                    continue;
                }
                await using (lease) await Act(lease.Held);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
            }
            catch (ReaderMovedElsewhere)
            {
                // Another node acts, or the rows were made anew: see where it stands now.
                Log.Moved(logger, Name, _position);
                await LogWire.Pause(times.Standby, stopping);
            }
            catch (Exception fault)
            {
                // The database is away: nothing that an event is to blame for.
                Log.Interrupted(logger, Name, _position, ReaderFault.Describe(fault));
                await LogWire.Pause(times.Poll, stopping);
            }
        }
    }

    private async Task Act(CancellationToken held)
    {
        try
        {
            while (!held.IsCancellationRequested)
            {
                while (await table.IsParked(Name, held)) await wake.Wait(times.Poll, held);
                await Follow(held);
            }
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // Lost, or the program stops: the outer loop knows which.
        }
    }

    // Ends when the reader is parked.
    private async Task Follow(CancellationToken held)
    {
        var tail = new LogTail(database);
        tail.StartAt(_position = await table.Position(Name, held));
        Progress.Advance(_position);
        while (true)
        {
            var events = await tail.Next(held);
            if (!await Handle(events, held)) return;
            if (events.Count == 0) await wake.Wait(tail.Waiting ? times.Gap : times.Poll, held);
            else if (events.Count < LogTail.Page) await Task.Delay(times.Pace, held);
        }
    }

    // Many events are one transaction. When that fails, each is its own, so that only the one that cannot be handled is in the way.
    private async Task<bool> Handle(IReadOnlyList<RecordedEvent> events, CancellationToken held)
    {
        if (events.Count == 0 || (events.Count > 1 && await Try(events, held) is null)) return true;
        foreach (var recorded in events)
            if (!await HandleAlone(recorded, held)) return false;
        return true;
    }

    private async Task<bool> HandleAlone(RecordedEvent recorded, CancellationToken held)
    {
        foreach (var wait in times.Retries)
        {
            if (await Try([recorded], held) is not { } fault) return true;
            Log.Failed(logger, Name, recorded.Position, recorded.StreamId, ReaderFault.Describe(fault), fault.StackTrace);
            await Task.Delay(wait, held);
        }
        if (await Try([recorded], held) is not { } last) return true;
        await table.Park(Name, holder, recorded, ReaderFault.Kind(recorded), ReaderFault.Describe(last), held);
        Log.Parked(logger, Name, recorded.Position, recorded.StreamId, ReaderFault.Kind(recorded), ReaderFault.Describe(last), last.StackTrace);
        return false;
    }

    // Answers what the events themselves are to blame for, and throws the rest.
    private async Task<Exception?> Try(IReadOnlyList<RecordedEvent> events, CancellationToken held)
    {
        await using var connection = await database.OpenConnectionAsync(held);
        await using var transaction = await connection.BeginTransactionAsync(held);
        try
        {
            if (!await ReaderTable.Move(transaction, Name, _position, events[^1].Position, held)) throw new ReaderMovedElsewhere(Name);
            if (events.FirstOrDefault(recorded => recorded.Data is Exception) is { } unread) throw new UnreadableEvent(unread);
            await reader.Handle(_position, events, transaction, held);
            await transaction.CommitAsync(held);
        }
        catch (Exception fault) when (!held.IsCancellationRequested && fault is not (ReaderMovedElsewhere or NpgsqlException { IsTransient: true })
                                      && connection.State == System.Data.ConnectionState.Open)
        {
            return fault;
        }
        Progress.Advance(_position = events[^1].Position);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(2411, LogLevel.Warning, "Reader {Reader} was interrupted behind position {Position} and begins again there: {Fault}")]
        public static partial void Interrupted(ILogger logger, string reader, long position, string fault);

        [LoggerMessage(2414, LogLevel.Information, "Reader {Reader} was moved from position {Position} by another hand and begins again where it stands")]
        public static partial void Moved(ILogger logger, string reader, long position);

        [LoggerMessage(2412, LogLevel.Warning, "Reader {Reader} failed on the event at position {Position} (stream {Stream}) and tries again: {Fault} {Stack}")]
        public static partial void Failed(ILogger logger, string reader, long position, Guid stream, string fault, string? stack);

        [LoggerMessage(2413, LogLevel.Error, "Reader {Reader} is parked at position {Position} (stream {Stream}, {Event}) until a person says what to do: {Fault} {Stack}")]
        public static partial void Parked(ILogger logger, string reader, long position, Guid stream, string @event, string fault, string? stack);
    }
}

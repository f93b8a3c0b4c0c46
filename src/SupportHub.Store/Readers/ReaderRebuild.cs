using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Readers;

/// <summary>
/// Makes a reader's rows anew from the log while the ones in use go on: beside them from the first event, then in one transaction the new rows
/// and the position to which they are counted take the place of the old.
/// </summary>
public sealed partial class ReaderRebuild
{
    private const int Page = 5000;

    private readonly Dictionary<string, IRebuildable> _readers;
    private readonly NpgsqlDataSource _database;
    private readonly ReaderTable _table;
    private readonly ReaderTimes _times;
    private readonly ILogger<ReaderRebuild> _logger;

    internal ReaderRebuild(IEnumerable<IReader> readers, NpgsqlDataSource database, ReaderTimes times, ILogger<ReaderRebuild> logger)
    {
        _readers = readers.OfType<IRebuildable>().ToDictionary(reader => reader.Name);
        _database = database;
        _table = new(database);
        _times = times;
        _logger = logger;
    }

    /// <summary>False when a rebuild of this reader runs already, on this node or another. A rebuild that is cut off leaves the rows in use as they are.</summary>
    /// <exception cref="KeyNotFoundException">No such reader, or one whose rows cannot be made anew.</exception>
    public async Task<bool> Run(string reader, CancellationToken ct)
    {
        var (rebuilt, beside) = (_readers[reader], reader + ReaderDesk.Beside);
        await _table.Register(reader, ct);
        await _table.Register(beside, ct);
        await using var lease = await ReaderLease.Take(_table, beside, LeaseHolder.New(), _times.Lease, _logger, ct);
        if (lease is null) return false;
        Log.Begun(_logger, reader);
        var skips = await Skips(reader, lease.Held);
        var position = await Begin(rebuilt, beside, lease.Held);
        position = await CatchUp(rebuilt.Beside, beside, position, skips, lease.Held);
        position = await Swap(rebuilt, beside, position, skips, lease.Held);
        Log.Done(_logger, reader, position);
        return true;
    }

    private async Task<long> Begin(IRebuildable reader, string beside, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE mt_event_progression SET last_seq_id = 0 WHERE name = @Prefix || @beside", new { ReaderTable.Prefix, beside }, transaction, cancellationToken: ct));
        await reader.Clear(transaction, ct);
        await transaction.CommitAsync(ct);
        return 0;
    }

    // Ends where the log ended when it looked: the rest is short.
    private async Task<long> CatchUp(IReader reader, string beside, long position, HashSet<long> skips, CancellationToken ct)
    {
        var tail = new LogTail(_database, Page);
        tail.StartAt(position);
        while (await tail.Next(ct) is var events && (events.Count > 0 || tail.Waiting))
        {
            if (events.Count == 0)
            {
                await Task.Delay(_times.Gap, ct);
                continue;
            }
            await using var connection = await _database.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            if (!await ReaderTable.Move(transaction, beside, position, events[^1].Position, ct)) throw new ReaderMovedElsewhere(beside);
            await Handle(reader, position, events, skips, transaction, ct);
            await transaction.CommitAsync(ct);
            position = events[^1].Position;
            if (events.Count < Page) break;
        }
        return position;
    }

    private async Task<long> Swap(IRebuildable reader, string beside, long position, HashSet<long> skips, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // From here to the commit the reader itself stands still, at a position all of whose events are settled.
        var live = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT last_seq_id FROM mt_event_progression WHERE name = @Prefix || @Name FOR UPDATE", new { ReaderTable.Prefix, reader.Name }, transaction, cancellationToken: ct));
        while (position < live)
        {
            var events = await LogTail.Read(connection, position, Page, ct);
            var rest = events.TakeWhile(recorded => recorded.Position <= live).ToList();
            await Handle(reader.Beside, position, rest, skips, transaction, ct);
            position = rest.Count < events.Count || rest.Count == 0 ? live : rest[^1].Position;
        }
        await reader.Swap(transaction, ct);
        // It may have waited for a person at an event that can be handled now.
        await connection.ExecuteAsync(new CommandDefinition("""
            UPDATE readers SET parked_at = NULL, parked_position = NULL, parked_stream = NULL, parked_event = NULL, parked_error = NULL
             WHERE name = @Name AND parked_position <= @position;
            UPDATE mt_event_progression SET last_seq_id = @position, last_updated = now() WHERE name = @Prefix || @Name;
            DELETE FROM mt_event_progression WHERE name = @Prefix || @beside
            """, new { position, ReaderTable.Prefix, reader.Name, beside }, transaction, cancellationToken: ct));
        await transaction.CommitAsync(ct);
        return position;
    }

    private static async Task Handle(
        IReader reader, long after, IReadOnlyList<RecordedEvent> events, HashSet<long> skips, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var wanted = skips.Count == 0 ? events : [.. events.Where(recorded => !skips.Contains(recorded.Position))];
        if (wanted.FirstOrDefault(recorded => recorded.Data is Exception) is { } unread) throw new UnreadableEvent(unread);
        if (wanted.Count > 0) await reader.Handle(after, wanted, transaction, ct);
    }

    private async Task<HashSet<long>> Skips(string reader, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<long>(new CommandDefinition(
            "SELECT position FROM reader_skips WHERE reader = @reader", new { reader }, cancellationToken: ct))).ToHashSet();
    }

    private static partial class Log
    {
        [LoggerMessage(2421, LogLevel.Information, "The rows of reader {Reader} are made anew from the log")]
        public static partial void Begun(ILogger logger, string reader);

        [LoggerMessage(2422, LogLevel.Information, "The rows of reader {Reader} are made anew, up to position {Position}, and in use")]
        public static partial void Done(ILogger logger, string reader, long position);
    }
}

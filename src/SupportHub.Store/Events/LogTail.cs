using System.Text.Json;
using Dapper;
using Npgsql;

namespace SupportHub.Store.Events;

/// <summary>
/// Reads the log in the order of positions and never passes one that may still be filled. Positions are taken before commit, so a lower
/// one can appear after a higher one. Taking a number from a sequence holds a lock on that sequence until the transaction ends; so a gap
/// is final as soon as everybody who held that lock when the gap was seen is gone, and a further look still finds it empty. (Transaction
/// ids would do, but any long transaction would then hold up the feed, a rebuild of the views among them.)
/// </summary>
internal sealed class LogTail(NpgsqlDataSource database, int page = LogTail.Page)
{
    /// <summary>So many events are handed out at once unless told otherwise.</summary>
    public const int Page = 500;

    /// <summary>A gap mostly closes within a commit's time.</summary>
    public static readonly TimeSpan GapInterval = TimeSpan.FromMilliseconds(10);

    private long _settled;
    private Gap? _gap;

    /// <summary>Everything at or below was handed out, or will never exist.</summary>
    public long Position { get; private set; }

    /// <summary>True while events wait behind a position that is not settled yet.</summary>
    public bool Waiting => _gap is not null;

    /// <summary>Begins behind the newest event: waits for the transactions that may still bring older ones.</summary>
    public async Task Start(CancellationToken ct)
    {
        while (!await TryStart(ct)) await Task.Delay(GapInterval, ct);
    }

    /// <summary>Begins behind the newest event. False while transactions may still bring older ones: call again soon.</summary>
    public async Task<bool> TryStart(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        _gap ??= new(0, await connection.ExecuteScalarAsync<long>("SELECT COALESCE(max(seq_id), 0) FROM mt_events"), null);
        _gap = _gap with { Writers = await StillWriting(connection, _gap.Writers) };
        if (_gap.Writers!.Count > 0) return false;
        Position = _settled = _gap.Newest;
        _gap = null;
        return true;
    }

    /// <summary>Begins behind a position that a tail handed out earlier: all of it was settled then.</summary>
    public void StartAt(long position) => Position = _settled = position;

    /// <summary>The next events in order; empty when there are none, or when a gap holds them back.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> Next(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        while (true)
        {
            var events = await Read(connection, Position, page, ct);
            var ready = Ready(events);
            if (ready.Count > 0 || events.Count == 0)
            {
                _gap = null;
                return ready;
            }
            if (!await Settle(connection, events[^1].Position)) return [];
        }
    }

    private List<RecordedEvent> Ready(IReadOnlyList<RecordedEvent> events)
    {
        var ready = new List<RecordedEvent>(events.Count);
        foreach (var recorded in events)
        {
            if (recorded.Position != Position + 1 && recorded.Position > _settled) break;
            ready.Add(recorded);
            Position = recorded.Position;
        }
        return ready;
    }

    // A gap mostly closes by itself within a commit's time, so the first look only remembers it; the locks are looked at from the second.
    private async Task<bool> Settle(NpgsqlConnection connection, long newest)
    {
        if (_gap is null || _gap.After != Position)
        {
            _gap = new(Position, newest, null);
            return false;
        }
        _gap = _gap with { Writers = await StillWriting(connection, _gap.Writers) };
        if (_gap.Writers!.Count > 0) return false;
        _settled = _gap.Newest;
        return true;
    }

    private static async Task<HashSet<string>> StillWriting(NpgsqlConnection connection, HashSet<string>? among)
    {
        var now = (await connection.QueryAsync<string>("""
            SELECT virtualtransaction FROM pg_locks
            WHERE locktype = 'relation' AND relation = 'mt_events_sequence'::regclass AND mode = 'RowExclusiveLock'
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """)).ToHashSet();
        if (among is not null) now.IntersectWith(among);
        return now;
    }

    /// <summary>What is committed behind a position, settled or not, in order. An event that cannot be read has the fault for its data.</summary>
    public static async Task<IReadOnlyList<RecordedEvent>> Read(NpgsqlConnection connection, long position, int limit, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(LogSql.ReadLog, connection);
        command.Parameters.Add(Sql.Big(position));
        command.Parameters.Add(Sql.Int(limit));
        return await LogSql.ReadEvents(command, DataOrFault, ct);
    }

    // Readers pick the events they know; one that this program cannot read must not stop those it can.
    private static object DataOrFault(string alias, string data)
    {
        try
        {
            return EventTypes.Read(alias, data);
        }
        catch (Exception fault) when (fault is UnknownEvent or JsonException)
        {
            return fault;
        }
    }

    private sealed record Gap(long After, long Newest, HashSet<string>? Writers);
}

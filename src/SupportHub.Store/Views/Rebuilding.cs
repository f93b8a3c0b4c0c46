using Dapper;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>
/// One rebuild of the view tables. The log is read stream by stream and copied in bulk; then the streams that were written meanwhile are
/// folded once more, until few are left; the last of them while appends wait, which is when the tables change places.
/// </summary>
internal sealed class Rebuilding(NpgsqlDataSource database)
{
    private const long OneAtATime = 0x5375_7070_6f72_7456;
    private const int StreamsAPage = 2000;
    private const int FewStreams = 200;

    // The last word of the contact or from any phone they write from: live, a word from a phone counts for everybody on it (PhonePeople, here
    // for all phones at once). An opt-out that came with a phone has no line of its own, and only a word after it lifts it: a rebuild opts nobody in.
    private const string Standings = """
        WITH words AS (
            SELECT l.contact_id, l.id, l.change, l.at FROM public.consent_ledger l
            UNION ALL
            SELECT a.contact_id, l.id, l.change, l.at FROM public.consent_ledger l
            JOIN contact_addresses a ON a.channel = 1 AND a.address = l.address WHERE l.channel = 1
            UNION ALL
            SELECT v.contact_id, l.id, l.change, l.at FROM public.consent_ledger l
            JOIN public.conversations v ON v.channel = 1 AND v.address = l.address WHERE l.channel = 1),
        last AS (SELECT DISTINCT ON (contact_id) contact_id, change = 0 AS opted_out, at FROM words ORDER BY contact_id, id DESC),
        standing AS (
            SELECT k.id, CASE WHEN last.opted_out THEN last.at WHEN k.opted_out AND (last.at IS NULL OR last.at < k.opted_out_at) THEN k.opted_out_at END AS since
            FROM contacts k LEFT JOIN last ON last.contact_id = k.id)
        UPDATE contacts c SET opted_out = s.since IS NOT NULL, opted_out_at = s.since FROM standing s
        WHERE c.id = s.id AND (c.opted_out, c.opted_out_at) IS DISTINCT FROM (s.since IS NOT NULL, s.since)
        """;

    private readonly FoldedStreams _folded = new();

    public async Task<long> Run(CancellationToken ct)
    {
        await using var writing = await database.OpenConnectionAsync(ct);
        if (!await writing.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_lock(@OneAtATime)", new { OneAtATime }))
            throw new InvalidOperationException("Another rebuild of the views is under way.");
        try
        {
            // What was read before an erasure must not be written after it: those under way end, later ones wait.
            await writing.ExecuteAsync("SELECT pg_advisory_lock(@WordsStand)", new { ViewTables.WordsStand }, commandTimeout: 0);
            return await Run(writing, new(writing), ct);
        }
        finally
        {
            // The connection goes back to its pool, where locks would stay on it.
            await writing.ExecuteAsync("SELECT pg_advisory_unlock_all()");
        }
    }

    private async Task<long> Run(NpgsqlConnection writing, TablesAnew tables, CancellationToken ct)
    {
        try
        {
            await tables.Create();
            // Settled: whatever is behind it is visible to a statement that begins now.
            var position = await End(ct);
            await Fill(writing, ct);
            await tables.Index();
            await Write(writing, null, ViewTables.Promises(_folded), ct);
            position = await CatchUp(writing, position, ct);
            await Patience.Insist(() => Swap(writing, tables, position, ct), ct);
            return position;
        }
        finally
        {
            await tables.Drop();
        }
    }

    private async Task Fill(NpgsqlConnection writing, CancellationToken ct)
    {
        await using var reading = await database.OpenConnectionAsync(ct);
        await using var snapshot = await reading.BeginTransactionAsync(ct);
        // By the index: to sort a log of millions would fill the disk first.
        await reading.ExecuteAsync("SET LOCAL enable_sort = off", transaction: snapshot);
        await using var log = new NpgsqlCommand(LogSql.ReadByStream, reading, snapshot) { CommandTimeout = 0 };
        // While one page is copied the next is read and folded.
        var copying = Task.CompletedTask;
        await _folded.Read(log, StreamsAPage, async page =>
        {
            await copying;
            copying = Task.Run(() => page.Copy(writing, ct), ct);
        }, ct);
        await copying;
    }

    private async Task<long> CatchUp(NpgsqlConnection writing, long position, CancellationToken ct)
    {
        while (true)
        {
            var reached = await End(ct);
            var streams = await Changed(writing, null, position, ct);
            await Redo(writing, null, streams, ct);
            position = reached;
            if (streams.Length < FewStreams) return position;
        }
    }

    private async Task Swap(NpgsqlConnection writing, TablesAnew tables, long position, CancellationToken ct)
    {
        await using var transaction = await writing.BeginTransactionAsync(ct);
        // Every append touches this table first: those under way end, later ones wait here and hold nothing.
        await writing.ExecuteAsync("SET LOCAL lock_timeout = '2s'; LOCK TABLE public.mt_streams IN SHARE MODE", transaction: transaction);
        await Redo(writing, transaction, await Changed(writing, transaction, position, ct), ct);
        await Write(writing, transaction, _folded.Consents.Chunk(StreamsAPage).Select(some => ConsentRow.Insert.Command(some)), ct);
        await tables.Swap(transaction);
        await writing.ExecuteAsync(Standings, transaction: transaction, commandTimeout: 0);
        await transaction.CommitAsync(ct);
    }

    private async Task Redo(NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid[] streams, CancellationToken ct)
    {
        foreach (var some in streams.Chunk(FewStreams)) await ViewTables.Redo(connection, transaction, some, _folded, ct);
    }

    private static async Task<Guid[]> Changed(NpgsqlConnection connection, NpgsqlTransaction? transaction, long after, CancellationToken ct) =>
        [.. await connection.QueryAsync<Guid>(new CommandDefinition(
            "SELECT DISTINCT stream_id FROM mt_events WHERE seq_id > @after", new { after }, transaction, 0, cancellationToken: ct))];

    private static async Task Write(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken ct)
    {
        foreach (var command in commands)
        {
            await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { command }, Timeout = 0 };
            await batch.ExecuteNonQueryAsync(ct);
        }
    }

    // Everything at or below it is committed, or never will be.
    private async Task<long> End(CancellationToken ct)
    {
        var tail = new LogTail(database);
        await tail.Start(ct);
        return tail.Position;
    }
}

using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>All tables that are written with the appends, and how they are made anew from the log.</summary>
public sealed class ViewTables(NpgsqlDataSource database)
{
    /// <summary>The database's lock for whoever changes words that stand in the log: shared by them, and held by a rebuild alone.</summary>
    internal const long WordsStand = 0x5375_7070_6f72_7457;

    /// <summary>
    /// Makes every view anew from the log while the program runs: beside the old tables, which screens go on reading and appends go on
    /// writing, until the new ones have caught up and take their place in one moment. Answers the position it began behind.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another rebuild is under way.</exception>
    public Task<long> Rebuild(CancellationToken ct) => new Rebuilding(database).Run(ct);

    /// <summary>
    /// Makes the rows of some streams anew from their events, in the caller's transaction. The ledger of consent and the keys of received
    /// messages stay as they are.
    /// </summary>
    internal static async Task Redo(NpgsqlTransaction transaction, Guid[] streams, CancellationToken ct) =>
        await Redo(transaction.Connection!, transaction, streams, new(), ct);

    internal static async Task Redo(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid[] streams, FoldedStreams folded, CancellationToken ct)
    {
        var pages = new List<Writes>();
        await using (var command = new NpgsqlCommand(LogSql.ReadStreams, connection, transaction) { Parameters = { Sql.Uuids(streams) } })
            await folded.Read(command, streams.Length, writes =>
            {
                pages.Add(writes);
                return Task.CompletedTask;
            }, ct);

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new("DELETE FROM messages WHERE conversation_id = ANY ($1)") { Parameters = { Sql.Uuids(streams) } });
        foreach (var page in pages)
            foreach (var command in page.Commands())
                batch.BatchCommands.Add(command);
        foreach (var command in Promises(folded)) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Writes promises on conversations that stand.</summary>
    internal static IEnumerable<NpgsqlBatchCommand> Promises(FoldedStreams folded) => folded.TakePromises().Chunk(1000).Select(some => PromiseRow.Update.Command(some));
}

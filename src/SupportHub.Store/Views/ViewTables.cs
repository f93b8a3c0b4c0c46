using Dapper;
using Npgsql;
using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>All tables that follow from the log.</summary>
public sealed class ViewTables(NpgsqlDataSource database)
{
    private const int Page = 1000;

    /// <summary>
    /// Makes every view anew from the log, in one transaction: screens read the old rows until it commits, appends wait for it.
    /// </summary>
    public async Task Rebuild(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // DELETE, not TRUNCATE: a truncated table keeps its readers waiting.
        await connection.ExecuteAsync("""
            LOCK TABLE mt_events IN SHARE MODE;
            DELETE FROM conversations; DELETE FROM messages; DELETE FROM inbound_keys; DELETE FROM cases; DELETE FROM consent_ledger;
            UPDATE contacts SET opted_out = false, opted_out_at = NULL WHERE opted_out;
            """, transaction: transaction);

        var conversations = new Dictionary<Guid, Loaded<Conversation>>();
        var cases = new Dictionary<Guid, Loaded<Case>>();
        for (var position = 0L; ;)
        {
            var events = await ReadLog(connection, position, ct);
            if (events.Count == 0) break;
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var recorded in events)
                foreach (var command in Follow(recorded, conversations, cases))
                    batch.BatchCommands.Add(command);
            if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
            position = events[^1].Position;
        }
        await transaction.CommitAsync(ct);
    }

    private static IEnumerable<NpgsqlBatchCommand> Follow(
        RecordedEvent recorded, Dictionary<Guid, Loaded<Conversation>> conversations, Dictionary<Guid, Loaded<Case>> cases)
    {
        if (recorded.Data is CaseEvent) return CasesView.Follow(Next<Case, CaseEvent>(cases, recorded));
        var change = Next<Conversation, ConversationEvent>(conversations, recorded);
        return [.. ConversationView.Follow(change), .. MessagesView.Follow(change), .. ConsentView.Follow(change)];
    }

    private static Change<TState, TEvent> Next<TState, TEvent>(Dictionary<Guid, Loaded<TState>> streams, RecordedEvent recorded)
        where TState : IEventSourced<TState, TEvent>
    {
        var before = streams.TryGetValue(recorded.StreamId, out var known) ? known : new(TState.Empty, 0);
        var change = Change<TState, TEvent>.Of(recorded.StreamId, before, [(TEvent)recorded.Data], recorded.User);
        streams[recorded.StreamId] = new(change.After, change.Version);
        return change;
    }

    private static async Task<IReadOnlyList<RecordedEvent>> ReadLog(NpgsqlConnection connection, long position, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(LogSql.ReadLog, connection);
        command.Parameters.Add(Sql.Big(position));
        command.Parameters.Add(Sql.Int(Page));
        return await LogSql.ReadEvents(command, EventTypes.Read, ct);
    }
}

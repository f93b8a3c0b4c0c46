using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace SupportHub.Web.Sms.Reconciling;

/// <summary>What one look at Twilio's list came to. <see cref="Upto"/> is Twilio's time; of <see cref="Listed"/> clients' texts <see cref="Taken"/> were new to us.</summary>
internal sealed record Reconciled(DateTimeOffset BeganAt, DateTimeOffset EndedAt, DateTimeOffset Upto, int Listed, int Taken, int Reports);

/// <summary>A message of ours of which, or of a part of which, nothing final was heard.</summary>
internal sealed record UnfinishedText(Guid ConversationId, Guid MessageId, DateTimeOffset At);

/// <summary>The rows behind the comparison with Twilio's list.</summary>
internal sealed class ReconciliationRecords(NpgsqlDataSource database)
{
    private const long Lock = 0x5375_7070_6f72_7452;

    /// <summary>So many unfinished texts are read at a time.</summary>
    internal const int Page = 500;

    internal const string UnfinishedSql = """
        SELECT m.conversation_id, m.message_id, m.at FROM messages m
        WHERE m.provider_id IS NOT NULL AND m.delivery IN (0, 1, 2) AND (m.at, m.message_id) > (@after, @id) AND m.at <= @until
        ORDER BY m.at, m.message_id LIMIT @Page
        """;

    /// <summary>Runs it while no other node does; null when one does.</summary>
    public async Task<T?> Alone<T>(Func<Task<T>> run, CancellationToken ct) where T : class
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition("SELECT pg_try_advisory_lock(@Lock)", new { Lock }, cancellationToken: ct))) return null;
        try
        {
            return await run();
        }
        finally
        {
            // Nothing is reset when a connection goes back to the pool.
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@Lock)", new { Lock });
        }
    }

    public async Task<Reconciled?> Last(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Reconciled>(new CommandDefinition(
            "SELECT began_at, ended_at, upto, listed, taken, reports FROM reconciliations ORDER BY id DESC LIMIT 1", cancellationToken: ct));
    }

    /// <summary>How many texts of clients were found late since then.</summary>
    public async Task<int> TakenSince(DateTimeOffset since, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "SELECT coalesce(sum(taken), 0)::int FROM reconciliations WHERE ended_at >= @since", new { since }, cancellationToken: ct));
    }

    /// <summary>Answers the row's id.</summary>
    public async Task<long> Keep(Reconciled reconciled, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            INSERT INTO reconciliations (began_at, ended_at, upto, listed, taken, reports)
            VALUES (@BeganAt, @EndedAt, @Upto, @Listed, @Taken, @Reports) RETURNING id
            """, reconciled, cancellationToken: ct));
    }

    public async Task Finished(long id, Reconciled reconciled, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE reconciliations SET ended_at = @EndedAt, reports = @Reports WHERE id = @id", new { id, reconciled.EndedAt, reconciled.Reports }, cancellationToken: ct));
    }

    /// <summary>Which of Twilio's ids we never received. Those of people who were erased count as received.</summary>
    public async Task<HashSet<string>> Unknown(IEnumerable<string> sids, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return
        [
            .. await connection.QueryAsync<string>(new CommandDefinition("""
                SELECT sid FROM unnest(@sids) AS listed (sid)
                WHERE NOT EXISTS (SELECT FROM inbound_keys k WHERE k.channel = 1 AND k.external_id = listed.sid)
                  AND NOT EXISTS (SELECT FROM erased_texts e WHERE e.sid_sha256 = sha256(convert_to(listed.sid, 'UTF8')))
                """, new { sids = sids.ToArray() }, cancellationToken: ct)),
        ];
    }

    /// <summary>Messages that left between the two moments and of which Twilio has not said how they ended, the oldest first.</summary>
    public async IAsyncEnumerable<UnfinishedText> Unfinished(DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken ct)
    {
        var (after, id, full) = (from, Guid.Empty, true);
        while (full)
        {
            var page = await UnfinishedAfter(after, id, until, ct);
            foreach (var text in page) yield return text;
            full = page.Count == Page;
            if (full) (after, id) = (page[^1].At, page[^1].MessageId);
        }
    }

    private async Task<IReadOnlyList<UnfinishedText>> UnfinishedAfter(DateTimeOffset after, Guid id, DateTimeOffset until, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<UnfinishedText>(new CommandDefinition(UnfinishedSql, new { after, id, until, Page }, cancellationToken: ct))).AsList();
    }
}

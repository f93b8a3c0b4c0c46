using Dapper;
using Npgsql;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Store.Views;

namespace SupportHub.Store.Erasure;

/// <summary>
/// Erases one person's words, name, numbers and addresses from the log and from every table, in one transaction: the events stay where they are,
/// with other words in them. Done again, it changes nothing.
/// </summary>
public sealed class Eraser(NpgsqlDataSource database, EventStore store, Audit audit, TimeProvider time)
{
    /// <summary>The action in the audit; its subject is <c>contact:&lt;guid&gt;</c>.</summary>
    public const string Audited = "contact-erased";

    private const int Tries = 3;

    private const string StreamsSql = """
        SELECT c.id, false AS is_case FROM conversations c WHERE c.contact_id = @contact
        UNION
        SELECT s.id, true FROM cases s
         WHERE s.contact_id = @contact OR s.conversation_id IN (SELECT id FROM conversations WHERE contact_id = @contact)
            OR s.id IN (SELECT case_id FROM conversations WHERE contact_id = @contact)
        """;

    // In the order in which appends of many streams lock them.
    private const string LockSql = "SELECT id, is_archived FROM mt_streams WHERE id = ANY (@ids) ORDER BY id FOR UPDATE";

    /// <summary>Who was erased, the first one first.</summary>
    public async Task<IReadOnlyList<ErasedPerson>> All(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<ErasedPerson>(new CommandDefinition(
            "SELECT contact_id, at, by, reason FROM erasures ORDER BY at, contact_id", cancellationToken: ct))).AsList();
    }

    /// <summary>What erasing this contact would take; null when nothing is kept of them (any more).</summary>
    public async Task<ErasureScope?> Scope(Guid contact, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<ErasureScope>(new CommandDefinition($"""
            WITH streams AS ({StreamsSql})
            SELECT k.id AS contact_id, k.name, a.channel, a.address,
                   (SELECT id FROM conversations WHERE contact_id = k.id ORDER BY started_at DESC LIMIT 1) AS newest,
                   (SELECT count(*) FROM streams WHERE NOT is_case)::int AS conversations, (SELECT count(*) FROM streams WHERE is_case)::int AS cases,
                   (SELECT count(*) FROM work_items w WHERE w.kind IN ('send-sms', 'send-activity') AND w.done_at IS NULL AND w.conversation_id IN (SELECT id FROM streams))::int AS unsent
              FROM contacts k LEFT JOIN LATERAL (SELECT channel, address FROM contact_addresses WHERE contact_id = k.id ORDER BY channel DESC LIMIT 1) a ON true
             WHERE k.id = @contact
            """, new { contact }, cancellationToken: ct));
    }

    /// <summary>Erases a person. <paramref name="reason"/> is kept for ever and must hold nothing of them.</summary>
    /// <exception cref="UnknownEvent">A newer program wrote an event of this person: that program must erase it. Nothing was changed.</exception>
    public async Task<ErasureResult> Erase(Guid contact, Guid? by, string? reason, CancellationToken ct)
    {
        await using (var connection = await database.OpenConnectionAsync(ct))
        {
            var name = await connection.QuerySingleOrDefaultAsync<(Guid Id, string? Name)?>("SELECT id, name FROM contacts WHERE id = @contact", new { contact });
            var addresses = await connection.QueryAsync<string>("SELECT address FROM contact_addresses WHERE contact_id = @contact", new { contact });
            if (name is null && !await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM conversations WHERE contact_id = @contact)", new { contact }))
                return new(0, 0, ErasureRefusals.NoSuchContact);
            if (ErasureReason.Check(reason, name?.Name, addresses) is { } refusal) return new(0, 0, refusal);
        }
        return await Apply(new(contact, time.GetUtcNow(), by, reason!.Trim()), ct);
    }

    /// <summary>
    /// Erases once more whom a restored backup brought back: everybody on the database's list, and on <paramref name="list"/>, which may know of
    /// erasures that the backup does not. One result a person.
    /// </summary>
    public async Task<IReadOnlyList<ErasureResult>> Again(IEnumerable<ErasedPerson> list, CancellationToken ct)
    {
        var results = new List<ErasureResult>();
        foreach (var person in (await All(ct)).UnionBy(list, person => person.ContactId)) results.Add(await Apply(person, ct));
        return results;
    }

    /// <summary>Erases what began for people who are on the list: in the moment in which they were erased.</summary>
    internal async Task EraseBegun(Guid[] contacts, Guid[] conversations, CancellationToken ct)
    {
        if (contacts.Length + conversations.Length == 0) return;
        await using var connection = await database.OpenConnectionAsync(ct);
        var people = await connection.QueryAsync<ErasedPerson>(new CommandDefinition("""
            SELECT contact_id, at, by, reason FROM erasures
             WHERE contact_id = ANY (@contacts) OR contact_id IN (SELECT contact_id FROM conversations WHERE id = ANY (@conversations))
            """, new { contacts, conversations }, cancellationToken: ct));
        foreach (var person in people) await Apply(person, ct);
    }

    private async Task<ErasureResult> Apply(ErasedPerson person, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var streams = await store.Transact(transaction => Apply(transaction, person, ct), ct);
                foreach (var conversation in streams.Conversations) store.Conversations.Forget(conversation);
                foreach (var @case in streams.Cases) store.Cases.Forget(@case);
                return new(streams.Conversations.Length, streams.Cases.Length);
            }
            catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.LockNotAvailable)
            {
                return new(0, 0, ErasureRefusals.Busy);
            }
            catch (PostgresException race) when (LogSql.IsLostRace(race) && attempt < Tries)
            {
            }
        }
    }

    private async Task<PersonsStreams> Apply(NpgsqlTransaction transaction, ErasedPerson person, CancellationToken ct)
    {
        var connection = transaction.Connection!;
        // A rebuild copies rows as they were when it began: it and an erasure take turns.
        await connection.ExecuteAsync("SET LOCAL lock_timeout = '10s'; SELECT pg_advisory_xact_lock_shared(@WordsStand)", new { ViewTables.WordsStand }, transaction);
        var streams = await Read(transaction, person.ContactId, ct);

        await connection.ExecuteAsync("UPDATE mt_streams SET is_archived = false WHERE id = ANY (@Archived)", new { streams.Archived }, transaction);
        foreach (var conversation in streams.Conversations) await EraseConversation(transaction, conversation, streams, person.By, ct);
        foreach (var @case in streams.Cases) await EraseCase(transaction, @case, streams, person, ct);
        await streams.Write(transaction, ct);
        await PersonsRows.Erase(transaction, person, streams, ct);
        if (streams.All.Length > 0) await ViewTables.Redo(transaction, streams.All, ct);
        foreach (var closed in streams.Archived)
        {
            await using var archive = LogSql.Archive(connection, transaction, closed);
            await archive.ExecuteNonQueryAsync(ct);
        }

        var isNew = await connection.ExecuteAsync(
            "INSERT INTO erasures (contact_id, at, by, reason) VALUES (@ContactId, @At, @By, @Reason) ON CONFLICT DO NOTHING", person, transaction) == 1;
        if (isNew)
            await audit.Write(
                transaction, person.By, Audited, $"contact:{person.ContactId}",
                new { person.Reason, conversations = streams.Conversations.Length, cases = streams.Cases.Length }, ct);
        return streams;
    }

    private static async Task<PersonsStreams> Read(NpgsqlTransaction transaction, Guid contact, CancellationToken ct)
    {
        var connection = transaction.Connection!;
        var found = (await connection.QueryAsync<(Guid Id, bool IsCase)>(StreamsSql, new { contact }, transaction)).AsList();
        var archived = (await connection.QueryAsync<(Guid Id, bool? IsArchived)>(LockSql, new { ids = found.Select(stream => stream.Id).ToArray() }, transaction))
            .Where(stream => stream.IsArchived == true).Select(stream => stream.Id);
        return await PersonsStreams.Read(
            transaction, [.. found.Where(stream => !stream.IsCase).Select(stream => stream.Id)], [.. found.Where(stream => stream.IsCase).Select(stream => stream.Id)],
            [.. archived], ct);
    }

    private async Task EraseConversation(NpgsqlTransaction transaction, Guid id, PersonsStreams streams, Guid? by, CancellationToken ct)
    {
        var events = streams.Of<ConversationEvent>(id);
        var state = events.Aggregate(Conversation.Empty, (before, happened) => before.Evolve(happened));
        if (state.Erase(by, time.GetUtcNow()).Events is { Count: > 0 } erased)
            await store.Conversations.AppendIn(transaction, id, new(state, events.Count), erased, Actor(by), ct);
        streams.Mask(id);
    }

    private async Task EraseCase(NpgsqlTransaction transaction, Guid id, PersonsStreams streams, ErasedPerson person, CancellationToken ct)
    {
        var events = streams.Of<CaseEvent>(id);
        var state = events.Aggregate(Case.Empty, (before, happened) => before.Evolve(happened));
        var erasure = CaseErasure.Of(id, events, person.ContactId, streams.Conversations.ToHashSet());
        if (erasure.Happens(state, events, person.By, time.GetUtcNow()) is { } erased)
            await store.Cases.AppendIn(transaction, id, new(state, events.Count), [erased], Actor(person.By), ct);
        streams.Mask(erasure);
    }

    private static Act Actor(Guid? by) => new(by is { } staff ? $"staff:{staff}" : "system");
}

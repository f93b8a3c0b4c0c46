using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;

namespace SupportHub.Store.Records;

/// <summary>A person who writes in. <see cref="OptedOut"/> follows their own words (STOP, START).</summary>
public sealed record Contact(
    Guid Id, string? Name, Language Language, DateTimeOffset CreatedAt, bool OptedOut, DateTimeOffset? OptedOutAt, bool? SafeToText = null, string? SafeToTextNote = null);

/// <summary>
/// Who writes, and the conversation their message goes on in; null: a new one begins. <see cref="IsUnknown"/>: several people write from this phone, and
/// the contact stands for whichever it is until they say.
/// </summary>
public readonly record struct Writing(Contact Contact, Guid? Conversation, bool IsUnknown = false);

/// <summary>Contacts and the addresses they write from.</summary>
public sealed class Contacts(NpgsqlDataSource database)
{
    internal const string Columns = "c.id, c.name, c.language, c.created_at, c.opted_out, c.opted_out_at, c.safe_to_text, c.safe_to_text_note";

    /// <summary>On a phone of several people a conversation goes on while it is fresher than this; later whoever writes may be another one.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromHours(12);

    /// <summary>
    /// The contact of an address, made when it is new. Address: E.164 for text messages, SHA-256 (hex) of the visitor token for web chat.
    /// </summary>
    public async Task<Contact> FindOrCreate(Channel channel, string address, Language language, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await Find(connection, channel, address, ct) ?? await Create(connection, channel, address, language, ct);
    }

    /// <summary>
    /// Who writes from an address, made when new, and the conversation their message goes on in: the open one, that of this channel before
    /// one of theirs on another, else one that was resolved and had its last word after <paramref name="since"/>. On a phone of several people it is the
    /// one of the last hours; after a silence who writes is unknown. Waits out a database that restarts.
    /// </summary>
    public Task<Writing> Writing(Channel channel, string address, Language language, DateTimeOffset since, DateTimeOffset now, CancellationToken ct) => Patience.Ask(async () =>
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var known = (await connection.QueryAsync<Contact, Guid?, Writing>(
            new CommandDefinition($"""
                SELECT {Columns}, (
                    SELECT v.id FROM conversations v
                    WHERE v.contact_id = c.id AND (NOT v.resolved OR v.last_at > @since)
                    ORDER BY v.resolved, v.channel <> @channel, v.last_at DESC
                    LIMIT 1) AS conversation
                FROM contact_addresses a JOIN contacts c ON c.id = a.contact_id
                WHERE a.channel = @channel AND a.address = @address
                ORDER BY c.opted_out DESC, c.id
                """, new { channel = (int)channel, address, since }, cancellationToken: ct),
            (contact, conversation) => new(contact, conversation), "conversation")).AsList();
        return known switch
        {
            [] => new(await Create(connection, channel, address, language, ct), null),
            [var one] => one,
            _ => await Shared(connection, channel, address, [.. known.Select(writing => writing.Contact)], now, ct),
        };
    }, ct);

    /// <summary>One more address of a contact; nothing happens where it is theirs already. Where it is somebody else's too, it is shared from now on, and a phone's opt-out is theirs.</summary>
    public async Task Link(Guid contact, Channel channel, string address, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await Link(connection, null, contact, channel, address, ct);
    }

    /// <summary>The same in the caller's transaction.</summary>
    public static Task Link(NpgsqlTransaction transaction, Guid contact, Channel channel, string address, CancellationToken ct) =>
        Link(transaction.Connection!, transaction, contact, channel, address, ct);

    private static Task<int> Link(NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid contact, Channel channel, string address, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            $"""
            WITH added AS (
                INSERT INTO contact_addresses (channel, address, contact_id, shared)
                SELECT @channel, @address, @contact, EXISTS (SELECT FROM contact_addresses WHERE channel = @channel AND address = @address)
                ON CONFLICT DO NOTHING RETURNING contact_id)
            UPDATE contacts SET opted_out = true, opted_out_at = now() WHERE @channel = 1 AND id IN (SELECT contact_id FROM added) AND NOT opted_out AND EXISTS (
                SELECT FROM ({PhonePeople.Everybody("@address")}) one JOIN contacts k ON k.id = one.contact_id WHERE k.opted_out)
            """,
            new { channel = (int)channel, address, contact }, transaction, cancellationToken: ct));

    private static async Task<Writing> Shared(
        NpgsqlConnection connection, Channel channel, string address, IReadOnlyList<Contact> owners, DateTimeOffset now, CancellationToken ct)
    {
        var going = await connection.QuerySingleOrDefaultAsync<(Guid Conversation, Guid Contact)?>(new CommandDefinition("""
            SELECT id, contact_id FROM conversations WHERE channel = @channel AND address = @address AND last_at > @fresh ORDER BY last_at DESC LIMIT 1
            """, new { channel = (int)channel, address, fresh = now - s_silence }, cancellationToken: ct));
        if (going is var (conversation, contact) && await ById(connection, contact, ct) is { } writer) return new(writer, conversation);

        // The phone's own standing, and nothing of anybody's: it becomes one of them, or somebody new, when they say who they are.
        // Whoever opted out comes first.
        var (unknown, one) = (Unknown(owners, now), owners[0]);
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO contacts (id, language, opted_out, opted_out_at) VALUES (@unknown, @language, @OptedOut, @OptedOutAt) ON CONFLICT DO NOTHING",
            new { unknown, language = (int)one.Language, one.OptedOut, one.OptedOutAt }, cancellationToken: ct));
        return new((await ById(connection, unknown, ct))!, null, IsUnknown: true);
    }

    // Two texts at once, on whichever nodes, are one unknown writer's: the second finds the conversation of the first. The number is not part of
    // it: an id outlives an erasure, and a number could be guessed from it.
    private static Guid Unknown(IReadOnlyList<Contact> owners, DateTimeOffset now) => new(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{string.Join(' ', owners.Select(owner => owner.Id).Order())} {now.UtcDateTime:yyyy-MM-ddTHH:mm}"))[..16]);

    /// <summary>Null when nobody ever wrote from there.</summary>
    public async Task<Contact?> Find(Channel channel, string address, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await Find(connection, channel, address, ct);
    }

    public async Task<Contact?> ById(Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await ById(connection, id, ct);
    }

    private static Task<Contact?> ById(NpgsqlConnection connection, Guid id, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<Contact>(new CommandDefinition($"SELECT {Columns} FROM contacts c WHERE c.id = @id", new { id }, cancellationToken: ct));

    private static Task<Contact?> Find(NpgsqlConnection connection, Channel channel, string address, CancellationToken ct) =>
        connection.QueryFirstOrDefaultAsync<Contact>(new CommandDefinition(
            $"SELECT {Columns} FROM contact_addresses a JOIN contacts c ON c.id = a.contact_id WHERE a.channel = @channel AND a.address = @address ORDER BY a.shared, c.id",
            new { channel = (int)channel, address }, cancellationToken: ct));

    private static async Task<Contact> Create(NpgsqlConnection connection, Channel channel, string address, Language language, CancellationToken ct)
    {
        await using (var transaction = await connection.BeginTransactionAsync(ct))
        {
            var id = Guid.CreateVersion7();
            await connection.ExecuteAsync(
                "INSERT INTO contacts (id, language) VALUES (@id, @language)", new { id, language = (int)language }, transaction);
            var first = await connection.ExecuteAsync(
                "INSERT INTO contact_addresses (channel, address, contact_id) VALUES (@channel, @address, @id) ON CONFLICT DO NOTHING",
                new { channel = (int)channel, address, id }, transaction);
            // Two first messages at once: the other one's contact stands, ours is rolled back.
            if (first == 1) await transaction.CommitAsync(ct);
        }
        return (await Find(connection, channel, address, ct))!;
    }
}

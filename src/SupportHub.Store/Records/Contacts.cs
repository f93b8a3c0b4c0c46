using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;

namespace SupportHub.Store.Records;

/// <summary>A person who writes in. <see cref="OptedOut"/> follows their own words (STOP, START).</summary>
public sealed record Contact(Guid Id, string? Name, Language Language, DateTimeOffset CreatedAt, bool OptedOut, DateTimeOffset? OptedOutAt);

/// <summary>Contacts and the addresses they write from.</summary>
public sealed class Contacts(NpgsqlDataSource database)
{
    private const string Columns = "c.id, c.name, c.language, c.created_at, c.opted_out, c.opted_out_at";

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
    /// one of theirs on another, else one that was resolved and had its last word after <paramref name="since"/>; null: a new one begins. Waits
    /// out a database that restarts.
    /// </summary>
    public Task<(Contact Contact, Guid? Conversation)> Writing(
        Channel channel, string address, Language language, DateTimeOffset since, CancellationToken ct) => Patience.Ask(async () =>
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var known = (await connection.QueryAsync<Contact, Guid?, (Contact, Guid?)>(
            new CommandDefinition($"""
                SELECT {Columns}, (
                    SELECT v.id FROM conversations v
                    WHERE v.contact_id = c.id AND (NOT v.resolved OR v.last_at > @since)
                    ORDER BY v.resolved, v.channel <> @channel, v.last_at DESC
                    LIMIT 1) AS conversation
                FROM contact_addresses a JOIN contacts c ON c.id = a.contact_id
                WHERE a.channel = @channel AND a.address = @address
                """, new { channel = (int)channel, address, since }, cancellationToken: ct),
            (contact, conversation) => (contact, conversation), "conversation")).AsList();
        return known is [var one] ? one : (await Create(connection, channel, address, language, ct), null);
    }, ct);

    /// <summary>One more address of a contact; nothing happens where it is theirs already.</summary>
    public async Task Link(Guid contact, Channel channel, string address, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO contact_addresses (channel, address, contact_id) VALUES (@channel, @address, @contact) ON CONFLICT DO NOTHING",
            new { channel = (int)channel, address, contact }, cancellationToken: ct));
    }

    /// <summary>Null when nobody ever wrote from there.</summary>
    public async Task<Contact?> Find(Channel channel, string address, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await Find(connection, channel, address, ct);
    }

    public async Task<Contact?> ById(Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Contact>(new CommandDefinition(
            $"SELECT {Columns} FROM contacts c WHERE c.id = @id", new { id }, cancellationToken: ct));
    }

    private static Task<Contact?> Find(NpgsqlConnection connection, Channel channel, string address, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<Contact>(new CommandDefinition(
            $"SELECT {Columns} FROM contact_addresses a JOIN contacts c ON c.id = a.contact_id WHERE a.channel = @channel AND a.address = @address",
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

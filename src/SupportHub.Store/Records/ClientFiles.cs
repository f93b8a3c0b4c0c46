using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;

namespace SupportHub.Store.Records;

/// <summary>Where a file stands. Stored by number.</summary>
public enum FileState
{
    /// <summary>To be fetched from the carrier, or scanned: shown to nobody.</summary>
    Waiting = 0,
    Kept = 1,
    Refused = 2,
}

/// <summary>What is known of a file beside its bytes. <see cref="Source"/>: where the carrier has it, while it is not fetched.</summary>
public sealed record ClientFile(
    Guid Id, Guid ContactId, Guid? ConversationId, Guid? MessageId, FileState State, FileFault? Fault, FileKind? Kind, string? Type, string? Name,
    int Bytes, string? Source, bool Fetched);

/// <summary>A file's bytes as they are kept: cleaned. Photos have a thumbnail.</summary>
public sealed record FileContent(FileKind Kind, string Type, byte[] Content, byte[]? Thumbnail);

/// <summary>Photos and papers of clients, by our id. What the log says of them is written by <see cref="SentFiles"/>.</summary>
public sealed class ClientFiles(NpgsqlDataSource database)
{
    private const string Columns = """
        id, contact_id, conversation_id, message_id, state, fault, kind, type, name, bytes, source, content IS NOT NULL AS fetched
        """;

    /// <summary>Keeps what a client uploaded; the same key again is the file that was kept first.</summary>
    public async Task<ClientFile> Upload(Guid contact, string key, string? name, FileState state, FileContent content, DateTimeOffset at, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            INSERT INTO files (id, contact_id, key, state, kind, type, name, bytes, content, thumbnail, created_at)
            VALUES (@id, @contact, @key, @state, @Kind, @Type, @name, @bytes, @Content, @Thumbnail, @at) ON CONFLICT (contact_id, key) DO NOTHING
            """,
            new
            {
                id = Guid.CreateVersion7(), contact, key, state = (int)state, Kind = (int)content.Kind, content.Type, name = name?.Storable(),
                bytes = content.Content.Length, content.Content, content.Thumbnail, at,
            }, cancellationToken: ct));
        return (await ByKey(connection, contact, key, ct))!;
    }

    /// <summary>Null: nothing was uploaded under this key.</summary>
    public async Task<ClientFile?> ByKey(Guid contact, string key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await ByKey(connection, contact, key, ct);
    }

    /// <summary>A place for each file that is still with the carrier, in order; those that have one keep it. <c>Key</c>: the carrier's id of it.</summary>
    public async Task<IReadOnlyList<Guid>> Expect(Guid contact, IReadOnlyList<(string Key, string Source)> files, DateTimeOffset at, CancellationToken ct)
    {
        var keys = files.Select(file => file.Key).ToArray();
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            INSERT INTO files (id, contact_id, key, state, source, created_at) SELECT id, @contact, key, 0, source, @at FROM unnest(@ids, @keys, @sources) AS f (id, key, source)
            ON CONFLICT (contact_id, key) DO NOTHING
            """,
            new { contact, at, keys, ids = keys.Select(_ => Guid.CreateVersion7()).ToArray(), sources = files.Select(file => file.Source.Storable()).ToArray() }, cancellationToken: ct));
        return [.. await connection.QueryAsync<Guid>(new CommandDefinition("""
            SELECT f.id FROM unnest(@keys) WITH ORDINALITY AS k (key, place) JOIN files f ON f.contact_id = @contact AND f.key = k.key ORDER BY k.place
            """, new { contact, keys }, cancellationToken: ct))];
    }

    public async Task<ClientFile?> Find(Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<ClientFile>(new CommandDefinition($"SELECT {Columns} FROM files WHERE id = @id", new { id }, cancellationToken: ct));
    }

    /// <summary>Those among these that the contact uploaded, in the order asked for; also what was sent before, since a page that lost our answer sends again.</summary>
    public async Task<IReadOnlyList<ClientFile>> UploadedBy(Guid contact, Guid[] ids, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var found = await connection.QueryAsync<ClientFile>(new CommandDefinition(
            $"SELECT {Columns} FROM files WHERE id = ANY (@ids) AND contact_id = @contact AND state <> 2", new { ids, contact }, cancellationToken: ct));
        return [.. found.OrderBy(file => Array.IndexOf(ids, file.Id))];
    }

    /// <summary>The files of these messages, each message's in order.</summary>
    public async Task<ILookup<Guid, ClientFile>> OfMessages(Guid[] messages, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<ClientFile>(new CommandDefinition(
            $"SELECT {Columns} FROM files WHERE message_id = ANY (@messages) ORDER BY message_id, ordinal", new { messages }, cancellationToken: ct)))
            .ToLookup(file => file.MessageId!.Value);
    }

    /// <summary>Its bytes; null when there are none (yet, or any more).</summary>
    public async Task<FileContent?> Content(Guid id, bool thumbnail, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<FileContent>(new CommandDefinition($"""
            SELECT kind, type, {(thumbnail ? "''::bytea AS content, thumbnail" : "content, NULL::bytea AS thumbnail")} FROM files
            WHERE id = @id AND {(thumbnail ? "thumbnail" : "content")} IS NOT NULL
            """, new { id }, cancellationToken: ct));
    }

    /// <summary>What was fetched and cleaned; it goes on waiting until the log says that it is kept.</summary>
    public async Task Fetched(Guid id, FileContent content, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE files SET kind = @Kind, type = @Type, bytes = @bytes, content = @Content, thumbnail = @Thumbnail WHERE id = @id AND state = 0",
            new { id, Kind = (int)content.Kind, content.Type, bytes = content.Content.Length, content.Content, content.Thumbnail }, cancellationToken: ct));
    }

    /// <summary>How many files the contact uploaded since then.</summary>
    public async Task<int> Since(Guid contact, DateTimeOffset since, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "SELECT count(*) FROM files WHERE contact_id = @contact AND created_at > @since", new { contact, since }, cancellationToken: ct));
    }

    /// <summary>Deletes what was uploaded before then and never sent; answers how many.</summary>
    public async Task<int> DeleteUnsent(DateTimeOffset before, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM files WHERE message_id IS NULL AND created_at < @before", new { before }, cancellationToken: ct));
    }

    private static Task<ClientFile?> ByKey(NpgsqlConnection connection, Guid contact, string key, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<ClientFile>(new CommandDefinition(
            $"SELECT {Columns} FROM files WHERE contact_id = @contact AND key = @key", new { contact, key }, cancellationToken: ct));
}

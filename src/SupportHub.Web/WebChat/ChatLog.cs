using System.Text.Json;
using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Languages;
using SupportHub.Store.Events;
using SupportHub.Store.Records;

namespace SupportHub.Web.WebChat;

/// <summary>What a client may see of their conversations. Internal notes are left out here, in the one place that reads.</summary>
internal sealed class ChatLog(NpgsqlDataSource database)
{
    /// <summary>A client scrolls back no further than this.</summary>
    private const int MostLines = 500;

    private const string Lines = """
        SELECT m.conversation_id, m.version, m.message_id, k.external_id, m.author, split_part(trim(u."DisplayName"), ' ', 1) AS name,
               m.text, m.language, m.choices, m.at,
               (SELECT jsonb_agg(jsonb_build_object('Id', f.id, 'Kind', f.kind, 'Name', f.name, 'Bytes', f.bytes, 'State', f.state) ORDER BY f.ordinal)
                FROM files f WHERE f.message_id = m.message_id)::text AS files
        FROM messages m
        LEFT JOIN inbound_keys k ON k.channel = 0 AND k.external_id = ANY(@keys) AND k.message_id = m.message_id
        LEFT JOIN "AspNetUsers" u ON u."Id" = m.author_id
        WHERE m.kind <> 1 AND
        """;

    /// <summary>The visitor's conversation, also while it goes on by text: the open one, else the last. Null before the first message.</summary>
    public async Task<Guid?> ConversationOf(Guid contact, CancellationToken ct)
    {
        const string sql = """
            SELECT id FROM conversations WHERE contact_id = @contact ORDER BY resolved, last_at DESC LIMIT 1
            """;
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<Guid?>(new CommandDefinition(sql, new { contact }, cancellationToken: ct));
    }

    /// <summary>The conversation's lines after a position. <paramref name="keys"/>: external ids whose lines are to carry their key.</summary>
    public async Task<ChatLines> After(Guid conversation, long position, string[] keys, CancellationToken ct, int most = MostLines)
    {
        const string sql = Lines + " m.conversation_id = @conversation AND m.version > @position ORDER BY m.version DESC, m.ordinal DESC LIMIT @most";
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            sql, new { conversation, position, keys, most }, cancellationToken: ct))).AsList();
        rows.Reverse();
        return new(conversation, [.. rows.Select(Line)], rows.Count == 0 ? position : rows[^1].Version);
    }

    /// <summary>One message as a line.</summary>
    public async Task<ChatLines> Message(Guid conversation, Guid message, string[] keys, CancellationToken ct)
    {
        const string sql = Lines + " m.message_id = @message";
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(sql, new { message, keys }, cancellationToken: ct));
        return new(conversation, [Line(row)], row.Version);
    }

    /// <summary>A message that was committed just now, without asking for it.</summary>
    public static ChatLines Received(Guid conversation, Updated<Conversation> updated, string externalId, IReadOnlyList<ClientFile> files)
    {
        var recorded = updated.Appended.First(happened => happened.Data is MessageReceived);
        var received = (MessageReceived)recorded.Data;
        var line = new ChatLine(
            recorded.Version, received.MessageId, MessageKey.Of(externalId), From(Participant.Contact), null, received.Text,
            updated.State.Language.HtmlLang(received.Text), null, received.At, Files(files));
        return new(conversation, [line], recorded.Version);
    }

    /// <summary>The lines of these versions of these conversations, by conversation.</summary>
    public async Task<IReadOnlyList<ChatLines>> Of(IReadOnlyList<(Guid Conversation, long Version)> said, string[] keys, CancellationToken ct)
    {
        const string sql = Lines + " (m.conversation_id, m.version) IN (SELECT * FROM unnest(@conversations, @versions)) ORDER BY m.version, m.ordinal";
        var asked = new { conversations = said.Select(s => s.Conversation).ToArray(), versions = said.Select(s => s.Version).ToArray(), keys };
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, asked, cancellationToken: ct));
        return [.. rows.GroupBy(r => r.ConversationId).Select(of => new ChatLines(of.Key, [.. of.Select(Line)], of.Last().Version))];
    }

    /// <summary>Whom the client is told of: the first name, no more.</summary>
    public async Task<string?> NameOf(Guid agent, CancellationToken ct)
    {
        const string sql = """SELECT split_part(trim("DisplayName"), ' ', 1) FROM "AspNetUsers" WHERE "Id" = @agent""";
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(sql, new { agent }, cancellationToken: ct));
    }

    public static string Word(Holder holder) => holder switch
    {
        Holder.Agents => "agents",
        Holder.Bot => "bot",
        _ => "nobody",
    };

    private static ChatLine Line(Row row) => new(
        row.Version, row.MessageId, row.ExternalId is { } id ? MessageKey.Of(id) : null, From(row.Author), row.Name, row.Text, row.Language.HtmlLang(row.Text),
        row.Choices is { } choices ? JsonSerializer.Deserialize<Choice[]>(choices) : null, row.At,
        row.Files is { } files ? Files(JsonSerializer.Deserialize<FileRow[]>(files)!) : null);

    private static ChatFile[]? Files(IReadOnlyList<ClientFile> files) =>
        Files([.. files.Select(file => new FileRow(file.Id, file.Kind, file.Name, file.Bytes, file.State))]);

    private static ChatFile[]? Files(FileRow[] files) => files.Length == 0 ? null : [.. files.Select(file => new ChatFile(
        file.Id, file.Kind == FileKind.Document ? "document" : "photo", file.Name, file.Bytes, file.State.ToString().ToLowerInvariant()))];

    private static string From(Participant author) => author switch
    {
        Participant.Contact => "you",
        Participant.Bot => "bot",
        Participant.Agent => "agent",
        _ => "system",
    };

    private sealed record Row(
        Guid ConversationId, long Version, Guid MessageId, string? ExternalId, Participant Author, string? Name, string Text, Language Language,
        string? Choices, DateTimeOffset At, string? Files);

    private sealed record FileRow(Guid Id, FileKind? Kind, string? Name, long Bytes, FileState State);
}

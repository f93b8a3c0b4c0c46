using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Records;

namespace SupportHub.Web.Inbox;

/// <summary>The open conversation's SQL: who it is with, and what was said.</summary>
public sealed class ConversationQuery(NpgsqlDataSource database, ClientFiles files)
{
    private static readonly string s_header = $"""
        SELECT c.id, c.version, c.contact_id, k.name, c.channel, c.address, c.language, c.state, c.program, c.holder, c.resolved, c.urgency,
               c.handoff_reason, c.topic, c.waiting_since, c.assignee, u."DisplayName" AS owner, coalesce(k.opted_out, false) AS opted_out,
               k.opted_out_at, c.started_at, c.case_id, c.county, y.name AS county_name, y.state AS county_state, c.case_number, c.promised_by, c.escalation_status,
               c.hub_address, c.writer <> 0 AS writer_unknown, k.safe_to_text_note,
               CASE WHEN EXISTS (
                   SELECT FROM ({PhonePeople.Everybody("c.address")}) one JOIN contacts o ON o.id = one.contact_id
                   WHERE c.channel = 1 AND NOT o.safe_to_text) THEN false ELSE k.safe_to_text END AS safe_to_text,
               CASE WHEN b.contact_id IS NOT NULL THEN c.hub_address END AS via,
               s.name AS verified_by, k.verified_at
          FROM conversations c
          LEFT JOIN contacts k ON k.id = c.contact_id
          LEFT JOIN bot_channel_conversations b ON b.contact_id = c.contact_id
          LEFT JOIN sites s ON s.id = k.verified_site
          LEFT JOIN counties y ON y.fips = c.county
          LEFT JOIN "AspNetUsers" u ON u."Id" = c.assignee
         WHERE c.id = @id
        """;

    // The newest come first out of the index; the page turns them round.
    private const string LinesSql = """
        SELECT m.message_id, m.version, m.ordinal, m.author, u."DisplayName" AS name, m.kind, m.text, m.language, m.choices::text AS choices,
               m.topic, m.masked, m.delivery, m.error_code, m.until, m.at, m.written_at
          FROM messages m
          LEFT JOIN "AspNetUsers" u ON u."Id" = m.author_id
         WHERE m.conversation_id = @id
         ORDER BY m.version DESC, m.ordinal DESC
         LIMIT @count
        """;

    private const string OptedOutSql = "SELECT k.opted_out FROM conversations c JOIN contacts k ON k.id = c.contact_id WHERE c.id = @id";

    /// <summary>Null: there is no such conversation.</summary>
    public async Task<ConversationHeader?> Header(Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<ConversationHeader>(new CommandDefinition(s_header, new { id }, cancellationToken: ct));
    }

    /// <summary>Whether the client wants no texts, at this moment: a screen may be older than the STOP.</summary>
    public async Task<bool> IsOptedOut(Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(OptedOutSql, new { id }, cancellationToken: ct));
    }

    /// <summary>The last <paramref name="count"/> lines, oldest first.</summary>
    public async Task<IReadOnlyList<ConversationLine>> Lines(Guid id, int count, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var lines = (await connection.QueryAsync<ConversationLine>(new CommandDefinition(LinesSql, new { id, count }, cancellationToken: ct))).AsList();
        lines.Reverse();
        var sent = await files.OfMessages([.. lines.Where(line => line.Author == Participant.Contact).Select(line => line.MessageId)], ct);
        return sent.Count == 0 ? lines : [.. lines.Select(line => sent.Contains(line.MessageId) ? line with { Files = [.. sent[line.MessageId]] } : line)];
    }
}

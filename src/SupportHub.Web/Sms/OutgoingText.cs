using Dapper;
using Npgsql;

namespace SupportHub.Web.Sms;

/// <summary>The work item of one text, as the store's rules write it.</summary>
internal sealed record OutgoingText(Guid MessageId, string To, string From, string Text);

/// <summary>What the sender must know of a text before it asks Twilio.</summary>
internal sealed record OutgoingStanding(bool OptedOut, DateTimeOffset WrittenAt, string? ProviderId);

/// <summary>Reads where outgoing texts stand.</summary>
internal sealed class OutgoingTexts(NpgsqlDataSource database)
{
    /// <summary>Null when there is no such message.</summary>
    public async Task<OutgoingStanding?> Find(Guid messageId, CancellationToken ct)
    {
        const string sql = """
            SELECT contact.opted_out, message.at AS written_at, message.provider_id
            FROM messages message
            JOIN conversations conversation ON conversation.id = message.conversation_id
            JOIN contacts contact ON contact.id = conversation.contact_id
            WHERE message.message_id = @messageId
            """;
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<OutgoingStanding>(new CommandDefinition(sql, new { messageId }, cancellationToken: ct));
    }

    /// <summary>Which of Twilio's ids are already some message's.</summary>
    public async Task<HashSet<string>> Known(IEnumerable<string> sids, CancellationToken ct)
    {
        const string sql = "SELECT provider_id FROM messages WHERE provider_id = ANY (@sids)";
        await using var connection = await database.OpenConnectionAsync(ct);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(sql, new { sids = sids.ToArray() }, cancellationToken: ct))];
    }
}

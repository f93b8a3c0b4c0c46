using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Work;

namespace SupportHub.Web.Sms;

/// <summary>The work item of one text, as the store's rules write it.</summary>
internal sealed record OutgoingText(Guid MessageId, string To, string From, string Text);

/// <summary>What the sender must know of a text before it asks Twilio.</summary>
internal sealed record OutgoingStanding(bool OptedOut, DeliveryStatus Delivery, string? ProviderId);

/// <summary>Another text whose way is not settled, with the same words in the same conversation. <see cref="TriedAt"/>: its last try.</summary>
internal sealed record UnsettledTwin(long Id, DateTimeOffset UnsureSince, DateTimeOffset? TriedAt);

/// <summary>Reads where outgoing texts stand.</summary>
internal sealed class OutgoingTexts(NpgsqlDataSource database)
{
    /// <summary>Null when there is no such message.</summary>
    public async Task<OutgoingStanding?> Find(Guid messageId, CancellationToken ct)
    {
        const string sql = """
            SELECT contact.opted_out, COALESCE(message.delivery, 0) AS delivery, message.provider_id
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

    /// <summary>Those that wait for a person, and those a person cancelled without knowing whether they had left.</summary>
    public async Task<IReadOnlyList<UnsettledTwin>> Twins(WorkItem item, string text, CancellationToken ct)
    {
        const string sql = """
            SELECT id, unsure_since, tried_at FROM work_items
            WHERE conversation_id = @ConversationId AND kind = @Kind AND (done_at IS NULL OR cancelled_at IS NOT NULL)
              AND unsure_since IS NOT NULL AND id <> @Id AND payload ->> 'text' = @text
            """;
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<UnsettledTwin>(new CommandDefinition(
            sql, new { item.Id, item.Kind, item.ConversationId, text }, cancellationToken: ct))).AsList();
    }
}

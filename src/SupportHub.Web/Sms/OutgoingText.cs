using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;
using SupportHub.Store.Work;

namespace SupportHub.Web.Sms;

/// <summary>
/// The work item of one text, as the store's rules write it. Of a message that goes out again the words are not in it: <see cref="Text"/> is null.
/// </summary>
internal sealed record OutgoingText(
    Guid MessageId, string To, string From, string? Text, int Part = 0, int Of = 0, int Try = 0, DateTimeOffset? NotBefore = null, bool Proactive = false,
    DateTimeOffset? Asked = null)
{
    public TextPlace Place => new(Part, Of, Try);

    /// <summary>What is sent, given the message's words.</summary>
    /// <exception cref="CannotBeDone">The words are cut otherwise than when the message went out first: its parts no longer say their place.</exception>
    public string Body(string words)
    {
        if (Text is not null) return Of == 0 ? SmsText.Smart(Text) : Text;
        var parts = TextParts.Of(words);
        return parts.Count == Math.Max(Of, 1) ? parts[Place.Part == 0 ? 0 : Part - 1] : throw new CannotBeDone("The parts of the text are not what they were.");
    }
}

/// <summary>What the sender must know of a text before it asks Twilio.</summary>
internal sealed record OutgoingStanding(bool OptedOut, string Words, DateTimeOffset SaidAt);

/// <summary>Another text whose way is not settled, with the same words in the same conversation. <see cref="TriedAt"/>: its last try.</summary>
internal sealed record UnsettledTwin(long Id, DateTimeOffset UnsureSince, DateTimeOffset? TriedAt);

/// <summary>Reads where outgoing texts stand.</summary>
internal sealed class OutgoingTexts(NpgsqlDataSource database)
{
    /// <summary>Null when there is no such message.</summary>
    public async Task<OutgoingStanding?> Find(Guid messageId, CancellationToken ct)
    {
        const string sql = """
            SELECT contact.opted_out, message.text AS words, message.at AS said_at
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
        const string sql = """
            SELECT provider_id FROM messages WHERE provider_id = ANY (@sids)
            UNION SELECT unnest(string_to_array(earlier_ids, ' ')) FROM messages WHERE earlier_ids IS NOT NULL AND string_to_array(earlier_ids, ' ') && @sids
            """;
        await using var connection = await database.OpenConnectionAsync(ct);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(sql, new { sids = sids.ToArray() }, cancellationToken: ct))];
    }

    /// <summary>Those that wait for a person, and those a person cancelled without knowing whether they had left.</summary>
    public async Task<IReadOnlyList<UnsettledTwin>> Twins(WorkItem item, string? text, CancellationToken ct)
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

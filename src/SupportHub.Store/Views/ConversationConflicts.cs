using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>What the unique keys of the conversation's views mean when they refuse an append.</summary>
internal static class ConversationConflicts
{
    public static Task<Exception?> Of(
        NpgsqlDataSource database, PostgresException refusal, Change<Conversation, ConversationEvent> change, CancellationToken ct) =>
        refusal.ConstraintName switch
        {
            "pk_inbound_keys" => Duplicate(database, change, ct),
            "ux_conversations_open" => OpenElsewhere(database, change, ct),
            _ => Task.FromResult<Exception?>(null),
        };

    private static async Task<Exception?> Duplicate(
        NpgsqlDataSource database, Change<Conversation, ConversationEvent> change, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // Each by the channel it came in by: after a STOP by text the conversation may be back in the chat.
        var received = change.Steps.Where(step => step.Event is MessageReceived { Repeats: null }).ToList();
        var (conversation, message) = await connection.QuerySingleAsync<(Guid, Guid)>("""
            SELECT k.conversation_id, k.message_id FROM inbound_keys k JOIN unnest(@Channels, @Ids) AS came (channel, id) ON k.channel = came.channel AND k.external_id = came.id
            """,
            new
            {
                Channels = received.Select(step => (int)step.State.Channel).ToArray(),
                Ids = received.Select(step => ((MessageReceived)step.Event).ExternalId.Storable()).ToArray(),
            });
        return new DuplicateMessage(conversation, message);
    }

    private static async Task<Exception?> OpenElsewhere(
        NpgsqlDataSource database, Change<Conversation, ConversationEvent> change, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var open = await connection.QuerySingleOrDefaultAsync<Guid?>(
            "SELECT id FROM conversations WHERE contact_id = @ContactId AND channel = @Channel AND NOT resolved",
            new { change.After.ContactId, Channel = (int)change.After.Channel });
        // It was resolved between the refusal and this look: then nothing stands in the way of a further try.
        return open is { } other ? new OpenConversationExists(other) : new ConcurrencyConflict(change.Id);
    }
}

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
        var (conversation, message) = await connection.QuerySingleAsync<(Guid, Guid)>(
            "SELECT conversation_id, message_id FROM inbound_keys WHERE channel = @Channel AND external_id = ANY (@Ids)",
            new
            {
                Channel = (int)change.After.Channel,
                Ids = change.Steps.Select(step => step.Event).OfType<MessageReceived>().Select(received => received.ExternalId.Storable()).ToArray(),
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

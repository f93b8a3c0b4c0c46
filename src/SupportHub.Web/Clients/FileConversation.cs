using Dapper;
using Npgsql;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Clients;

/// <summary>Files a conversation to the one person it belongs to. Where that person has an open one on its channel already, this newer one goes on.</summary>
public sealed class FileConversation(EventStore log, NpgsqlDataSource database, OneConversation one, TimeProvider clock)
{
    private const string OpenSql = """
        SELECT id FROM conversations WHERE contact_id = @contact AND channel = @channel AND NOT resolved AND id <> @conversation
        """;

    /// <param name="conversation">Which.</param>
    /// <param name="contact">Whose it is.</param>
    /// <param name="reply">The client's message that said so, if one did.</param>
    /// <param name="act">On whose behalf.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="ConcurrencyConflict">Somebody was quicker, again and again.</exception>
    public async Task<Refusal?> Run(Guid conversation, Guid contact, Guid? reply, Act act, CancellationToken ct)
    {
        if (await log.Conversations.Load(conversation, ct) is not { State: var filed }) return Refusals.NotThere;
        if (filed.FileTo(contact, reply, clock.GetUtcNow()) is { Events.Count: 0 } nothing) return nothing.Refusal;

        return await one.Make(
            contact, conversation, await Open(contact, filed.Channel, conversation, ct), [c => c.FileTo(contact, reply, clock.GetUtcNow())],
            // What came with the messages is theirs too.
            transaction => transaction.Connection!.ExecuteAsync(
                "UPDATE files SET contact_id = @contact WHERE conversation_id = @conversation", new { contact, conversation }, transaction),
            act, ct);
    }

    private async Task<IReadOnlyList<Guid>> Open(Guid contact, Channel channel, Guid conversation, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<Guid>(new CommandDefinition(
            OpenSql, new { contact, conversation, channel = (int)channel }, cancellationToken: ct))).AsList();
    }
}

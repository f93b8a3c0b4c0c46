using Dapper;
using Npgsql;
using SupportHub.Domain;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>
/// Answers the client. Whether the client opted out is asked at that moment: the screen may be older than the STOP. A STOP that comes
/// between the question and the append is met again where the text is sent.
/// </summary>
public sealed class ReplyToClient(EventStore store, NpgsqlDataSource database, TimeProvider clock)
{
    private const string OptedOutSql = """
        SELECT k.opted_out FROM conversations c JOIN contacts k ON k.id = c.contact_id WHERE c.id = @conversation
        """;

    public async Task<Refusal?> Run(Guid conversation, string text, Staff by, CancellationToken ct, DateTimeOffset? notBefore = null)
    {
        var message = Guid.CreateVersion7();
        var optedOut = await IsOptedOut(conversation, ct);
        return (await store.Conversations.Update(
            conversation, c => c.Reply(message, by.Id, text, optedOut, clock.GetUtcNow(), notBefore), new Act(by.Actor), ct)).Refusal;
    }

    private async Task<bool> IsOptedOut(Guid conversation, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(OptedOutSql, new { conversation }, cancellationToken: ct));
    }
}

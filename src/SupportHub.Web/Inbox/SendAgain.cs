using Dapper;
using Npgsql;
using SupportHub.Domain;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>Sends a text once more that did not arrive.</summary>
public sealed class SendAgain(EventStore store, NpgsqlDataSource database, TimeProvider clock)
{
    private const string OptedOutSql = "SELECT k.opted_out FROM conversations c JOIN contacts k ON k.id = c.contact_id WHERE c.id = @conversation";

    public async Task<Refusal?> Run(Guid conversation, Guid message, Staff by, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var optedOut = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(OptedOutSql, new { conversation }, cancellationToken: ct));
        return (await store.Conversations.Update(conversation, c => c.TryAgain(message, by.Id, optedOut, null, clock.GetUtcNow()), new Act(by.Actor), ct)).Refusal;
    }
}

using Dapper;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Web.Conversations;

/// <summary>Phones that others may see, on which nothing of ours may appear of itself: also not in an older conversation's name.</summary>
public sealed class QuietPhones(EventStore log, NpgsqlDataSource database)
{
    // A phone is one contact's; whoever wrote again since is in the newest few.
    private const string OthersSql = """
        SELECT other.id FROM conversations me JOIN conversations other ON other.contact_id = me.contact_id AND other.channel = 1 AND other.id <> me.id
        WHERE me.id = @conversation AND me.channel = 1
        ORDER BY other.last_at DESC LIMIT 3
        """;

    /// <summary>Whether another conversation with the same phone must stay quiet.</summary>
    public async Task<bool> Elsewhere(Guid conversation, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        foreach (var other in await connection.QueryAsync<Guid>(new CommandDefinition(OthersSql, new { conversation }, cancellationToken: ct)))
        {
            if (await log.Conversations.Load(other, ct) is { State.IsQuiet: true }) return true;
        }
        return false;
    }
}

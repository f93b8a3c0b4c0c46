using Dapper;
using Npgsql;
using SupportHub.Store.Events;
using SupportHub.Store.Records;

namespace SupportHub.Web.Conversations;

/// <summary>Phones that others may see, on which nothing of ours may appear of itself: also not in an older conversation's name.</summary>
public sealed class QuietPhones(EventStore log, NpgsqlDataSource database)
{
    // Whoever wrote from the phone since is in the newest few.
    private const string OthersSql = """
        SELECT other.id FROM conversations me JOIN conversations other ON other.channel = 1 AND other.address = me.address AND other.id <> me.id
        WHERE me.id = @conversation AND me.channel = 1
        ORDER BY other.last_at DESC LIMIT 3
        """;

    // What one person of a phone says of it holds for all of them.
    private static readonly string s_unsafe = $"""
        SELECT EXISTS (
            SELECT FROM conversations me CROSS JOIN LATERAL ({PhonePeople.Everybody("me.address")}) one JOIN contacts k ON k.id = one.contact_id
            WHERE me.id = @conversation AND me.channel = 1 AND (k.safe_to_text = false OR (k.opted_out AND k.id = me.contact_id)))
        """;

    /// <summary>Whether nothing may be said of itself: the phone is not safe, the client wants no texts, or another conversation with the same phone must stay quiet.</summary>
    public async Task<bool> Elsewhere(Guid conversation, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(s_unsafe, new { conversation }, cancellationToken: ct))) return true;
        foreach (var other in await connection.QueryAsync<Guid>(new CommandDefinition(OthersSql, new { conversation }, cancellationToken: ct)))
        {
            if (await log.Conversations.Load(other, ct) is { State.IsQuiet: true }) return true;
        }
        return false;
    }
}

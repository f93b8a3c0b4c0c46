using Dapper;
using Npgsql;

namespace SupportHub.Bench.Growth;

/// <summary>Which conversations and cases are looked at: of one shape, so that only the length of the log differs, and from all over it.</summary>
internal sealed record Samples(
    IReadOnlyList<Guid> Old, IReadOnlyList<Guid> Open, IReadOnlyList<Guid> Cases, IReadOnlyList<(Guid Conversation, string Address)> Chats, DateTimeOffset Middle)
{
    private const int Count = 30;

    public static async Task<Samples> TakeAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var talks = (await connection.QueryAsync<Guid>(
            "SELECT id FROM conversations WHERE resolved AND channel = 1 AND case_id IS NULL ORDER BY abs(version - 18), hashtext(id::text) LIMIT @Count",
            new { Count }, commandTimeout: 0)).AsList();
        var open = (await connection.QueryAsync<Guid>(
            "SELECT id FROM conversations WHERE NOT resolved AND holder = 2 AND assignee IS NOT NULL ORDER BY abs(version - 12), hashtext(id::text) LIMIT @Count",
            new { Count }, commandTimeout: 0)).AsList();
        var cases = (await connection.QueryAsync<Guid>("""
            SELECT s.id FROM cases s JOIN conversations c ON c.id = s.conversation_id
            WHERE s.escalation_status = 2 AND c.resolved AND c.channel = 1 ORDER BY abs(c.version - 28), hashtext(s.id::text) LIMIT @Count
            """, new { Count }, commandTimeout: 0)).AsList();
        var chats = (await connection.QueryAsync<(Guid, string)>("""
            SELECT c.id, a.address FROM conversations c JOIN contact_addresses a ON a.contact_id = c.contact_id
            WHERE c.channel = 0 ORDER BY abs(c.version - 7), hashtext(c.id::text) LIMIT @Count
            """, new { Count }, commandTimeout: 0)).AsList();
        var middle = await connection.ExecuteScalarAsync<DateTimeOffset>("SELECT to_timestamp((extract(epoch FROM min(last_at)) + extract(epoch FROM max(last_at))) / 2) FROM conversations");
        return new(talks, open, cases, chats, middle);
    }
}

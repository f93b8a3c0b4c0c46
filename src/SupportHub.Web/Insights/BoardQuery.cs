using Dapper;
using Npgsql;
using SupportHub.Store.Work;
using SupportHub.Web.Cases;

namespace SupportHub.Web.Insights;

/// <summary>The board's SQL: open conversations only, so that it costs what waits, not what ever was.</summary>
public sealed class BoardQuery(NpgsqlDataSource database, CaseQuery cases, WaitingWork work)
{
    private const string WaitingSql = """
        SELECT urgency, language, channel, count(*)::int AS waiting, (count(*) FILTER (WHERE assignee IS NULL))::int AS unowned,
               min(waiting_since) AS oldest
          FROM conversations
         WHERE NOT resolved AND holder = 2 AND waiting_since IS NOT NULL
         GROUP BY urgency, language, channel
        """;

    private const string WorkersSql = """
        SELECT u."Id" AS id, u."DisplayName" AS name, count(*)::int AS open, count(c.waiting_since)::int AS waiting,
               min(c.waiting_since) AS oldest, max(c.last_at) AS last_at
          FROM conversations c
          JOIN "AspNetUsers" u ON u."Id" = c.assignee
         WHERE NOT c.resolved AND c.assignee IS NOT NULL
         GROUP BY u."Id", u."DisplayName"
         ORDER BY oldest NULLS LAST, name
        """;

    /// <summary>Promises that end before <paramref name="soon"/> or are broken already.</summary>
    public async Task<Board> Read(DateTimeOffset soon, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var waiting = (await connection.QueryAsync<WaitingGroup>(new CommandDefinition(WaitingSql, cancellationToken: ct))).AsList();
        var workers = (await connection.QueryAsync<Worker>(new CommandDefinition(WorkersSql, cancellationToken: ct))).AsList();
        var promises = (await cases.Waiting(null, 50, ct)).Where(found => found.PromisedBy <= soon).ToList();
        return new(waiting, workers, promises, await work.List(50, ct));
    }
}

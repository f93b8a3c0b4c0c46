using Dapper;
using Npgsql;

namespace SupportHub.Web.Cases;

/// <summary>The cases' SQL. Who may see what is not decided here: liaisons reach it through their portal's door only.</summary>
public sealed class CaseQuery(NpgsqlDataSource database)
{
    private const string Columns = """
        SELECT s.id, s.county, coalesce(y.name, s.county) AS county_name, coalesce(y.state, '') AS state,
               coalesce(y.zone_id, 'America/Los_Angeles') AS zone_id, s.case_number, s.conversation_id, s.contact_id, k.name AS client_name,
               c.channel, c.address, c.language, s.escalation_status, s.reason, s.need, s.promised_by, l."DisplayName" AS liaison, s.answer,
               r."DisplayName" AS raised_by, s.raised_at, s.last_at
          FROM cases s
          JOIN conversations c ON c.id = s.conversation_id
          LEFT JOIN contacts k ON k.id = s.contact_id
          LEFT JOIN counties y ON y.fips = s.county
          LEFT JOIN "AspNetUsers" l ON l."Id" = s.liaison
          LEFT JOIN "AspNetUsers" r ON r."Id" = s.raised_by
        """;

    // The latest of each county, out of its index: together they would be sorted with all that ever were.
    private const string LatestClosed = """
        s.id IN (
            SELECT latest.id FROM unnest(@counties) AS one (county)
            CROSS JOIN LATERAL (
                SELECT x.id FROM cases x WHERE x.county = one.county AND x.escalation_status IN (2, 3) ORDER BY x.last_at DESC, x.id LIMIT @size) latest)
        """;

    /// <summary>Null: there is no such case.</summary>
    public async Task<CaseSummary?> Find(Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<CaseSummary>(new CommandDefinition($"{Columns} WHERE s.id = @id", new { id }, cancellationToken: ct));
    }

    public async Task<Guid?> IdOf(string county, string caseNumber, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<Guid?>(new CommandDefinition(
            "SELECT id FROM cases WHERE county = @county AND case_number = @caseNumber ORDER BY id LIMIT 1", new { county, caseNumber }, cancellationToken: ct));
    }

    /// <summary>What waits for these counties (null: for all), the promise that ends first on top.</summary>
    public Task<IReadOnlyList<CaseSummary>> Waiting(string[]? counties, int size, CancellationToken ct) => List(
        "s.escalation_status IN (0, 1)", "s.promised_by, s.id", counties, size, ct);

    /// <summary>What these counties answered or declined, the latest on top.</summary>
    public Task<IReadOnlyList<CaseSummary>> Closed(string[]? counties, int size, CancellationToken ct) => List(
        counties is null ? "s.escalation_status IN (2, 3)" : LatestClosed, "s.last_at DESC, s.id", counties, size, ct);

    private async Task<IReadOnlyList<CaseSummary>> List(string which, string order, string[]? counties, int size, CancellationToken ct)
    {
        var mine = counties is null ? "" : " AND s.county = ANY(@counties)";
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<CaseSummary>(new CommandDefinition(
            $"{Columns} WHERE {which}{mine} ORDER BY {order} LIMIT @size", new { counties, size }, cancellationToken: ct))).AsList();
    }
}

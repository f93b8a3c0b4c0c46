using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Records;

namespace SupportHub.Web.WebChat.Codes;

/// <summary>Somebody who wrote from a phone. <see cref="IsUnsafe"/>: they told us that others may read it.</summary>
internal sealed record PhoneOwner(Guid Id, string? Name, bool OptedOut, bool IsUnsafe);

/// <summary>Who wrote from a phone before, and from which of our numbers it is texted.</summary>
internal sealed class PhoneOwners(NpgsqlDataSource database, HubNumbers numbers)
{
    public async Task<IReadOnlyList<PhoneOwner>> Of(string phone, CancellationToken ct)
    {
        const string sql = """
            SELECT c.id, c.name, c.opted_out, c.safe_to_text IS FALSE AS is_unsafe FROM contact_addresses a JOIN contacts c ON c.id = a.contact_id
            WHERE a.channel = 1 AND a.address = @phone ORDER BY c.created_at, c.id
            """;
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<PhoneOwner>(new CommandDefinition(sql, new { phone }, cancellationToken: ct))).AsList();
    }

    /// <summary>The conversations a contact has open beside one; on which channel is all the same.</summary>
    public async Task<IReadOnlyList<Guid>> OpenOf(Guid contact, Guid beside, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<Guid>(new CommandDefinition(
            "SELECT id FROM conversations WHERE contact_id = @contact AND NOT resolved AND id <> @beside ORDER BY id", new { contact, beside }, cancellationToken: ct))).AsList();
    }

    /// <summary>The number this phone knows, else the one of the site; null when we have none. The same is asked for every phone, known or not.</summary>
    public async Task<string?> OursFor(string phone, Site? site, CancellationToken ct)
    {
        const string sql = """
            SELECT v.hub_address FROM contact_addresses a JOIN conversations v ON v.contact_id = a.contact_id
            WHERE a.channel = @sms AND a.address = @phone AND v.channel = @sms ORDER BY v.last_at DESC LIMIT 1
            """;
        await using var connection = await database.OpenConnectionAsync(ct);
        var known = await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(sql, new { phone, sms = (int)Channel.Sms }, cancellationToken: ct));
        var all = await numbers.All(ct);
        return known is not null && all.Any(number => number.Number == known) ? known : Fitting(all, site);
    }

    /// <summary>The number for a site's program and state, as far as there is one.</summary>
    public async Task<string?> OursFor(Site? site, CancellationToken ct) => Fitting(await numbers.All(ct), site);

    private static string? Fitting(IReadOnlyList<HubNumber> numbers, Site? site) => numbers
        .OrderByDescending(number => (Same(number.State, site?.State) ? 2 : 0) + (Same(number.Program, site?.Program) ? 1 : 0)).FirstOrDefault()?.Number;

    private static bool Same(string? one, string? other) => one is not null && one == other;
}

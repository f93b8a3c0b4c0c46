using Dapper;
using Npgsql;
using SupportHub.Domain.Contacts;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Sms;

/// <summary>
/// When it is day where a client is: by the county's zone, else the number's area code, else the state, else the help desk's own zone.
/// <see cref="Until"/> is null by day; <see cref="Zone"/> is what the time is told in.
/// </summary>
public sealed record LocalDay(TimeZoneInfo Zone, DateTimeOffset? Until);

public sealed class RecipientDay(NpgsqlDataSource database, DeskHours desk, TimeProvider clock)
{
    private const string Sql = """
        SELECT y.zone_id, c.address, COALESCE(c.state, y.state, n.state) AS state
        FROM conversations c LEFT JOIN counties y ON y.fips = c.county LEFT JOIN hub_numbers n ON n.number = c.hub_address
        WHERE c.id = @conversation
        """;

    public async Task<LocalDay> Of(Guid conversation, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var place = await connection.QuerySingleOrDefaultAsync<Place>(new CommandDefinition(Sql, new { conversation }, cancellationToken: ct));
        var zones = Zones(place ?? new(null, "", null));
        var until = QuietHours.Until(clock.GetUtcNow(), zones);
        return new(zones[^1], until);
    }

    private List<TimeZoneInfo> Zones(Place place)
    {
        var zones = Names(place).Select(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null).OfType<TimeZoneInfo>().ToList();
        return zones.Count > 0 ? zones : [desk.Zone];
    }

    private static IReadOnlyList<string> Names(Place place)
    {
        if (place.ZoneId is { } county) return [county];
        return AreaCodes.ZonesOf(place.Address) is { Count: > 0 } codes ? codes : AreaCodes.ZonesOfState(place.State);
    }

    private sealed record Place(string? ZoneId, string Address, string? State);
}

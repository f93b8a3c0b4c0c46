using Dapper;
using Npgsql;

namespace SupportHub.Bench.Growth;

/// <summary>Who works on a grown log, and for which counties: as many at any size.</summary>
internal static class Desk
{
    public const int Agents = 60;
    public const int Counties = 58;
    private const int Liaisons = 116;

    public static Guid Agent(int number) => new($"00000000-0000-7000-8002-{number:D12}");

    public static Guid Liaison(int county) => new($"00000000-0000-7000-8003-{county:D12}");

    public static string County(int number) => $"06{2 * number + 1:D3}";

    public static async Task PrepareAsync(NpgsqlConnection connection)
    {
        var staff = Enumerable.Range(0, Agents).Select(number => (Id: Agent(number), Name: $"Agent {number}"))
            .Concat(Enumerable.Range(0, Liaisons).Select(number => (Id: Liaison(number), Name: $"Liaison {number}"))).ToList();
        await connection.ExecuteAsync("""
            INSERT INTO "AspNetUsers" ("Id", "DisplayName", "UserName", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            SELECT id, name, name, false, false, false, false, 0 FROM unnest(@ids, @names) AS staff (id, name);
            INSERT INTO counties (fips, state, name, zone_id) SELECT fips, 'CA', 'County ' || fips, 'America/Los_Angeles' FROM unnest(@counties) AS fips;
            """,
            new { ids = staff.Select(s => s.Id).ToArray(), names = staff.Select(s => s.Name).ToArray(), counties = Enumerable.Range(0, Counties).Select(County).ToArray() });
    }
}

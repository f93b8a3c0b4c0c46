using Dapper;
using Npgsql;
using SupportHub.Domain.Counties;

namespace SupportHub.Store.Records;

/// <summary>The county directory: the truth of a running hub. The seed only fills what is missing.</summary>
public sealed class CountyDirectory(NpgsqlDataSource database)
{
    private const string Columns = "fips, state, name, agency, phone, online, zone_id";

    public async Task<IReadOnlyList<County>> All(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<County>(new CommandDefinition(
            $"SELECT {Columns} FROM counties ORDER BY state, name", cancellationToken: ct))).AsList();
    }

    public async Task<County?> ByFips(string fips, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<County>(new CommandDefinition(
            $"SELECT {Columns} FROM counties WHERE fips = @fips", new { fips }, cancellationToken: ct));
    }

    /// <summary>Adds the counties that are not there; what people changed since stays as it is.</summary>
    public async Task Seed(IEnumerable<County> counties, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            INSERT INTO counties (fips, state, name, agency, phone, online, zone_id)
            VALUES (@Fips, @State, @Name, @Agency, @Phone, @Online, @ZoneId)
            ON CONFLICT (fips) DO NOTHING
            """, counties, transaction, cancellationToken: ct));
        await transaction.CommitAsync(ct);
    }
}

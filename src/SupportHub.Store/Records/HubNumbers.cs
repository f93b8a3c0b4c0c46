using Dapper;
using Npgsql;
using SupportHub.Domain.Languages;

namespace SupportHub.Store.Records;

/// <summary>A number of ours (E.164) that clients text to.</summary>
public sealed record HubNumber(string Number, string? Program, string? State, Language DefaultLanguage);

public sealed class HubNumbers(NpgsqlDataSource database)
{
    public async Task<HubNumber?> ByNumber(string number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<HubNumber>(new CommandDefinition(
            "SELECT number, program, state, default_language FROM hub_numbers WHERE number = @number", new { number }, cancellationToken: ct));
    }

    public async Task<IReadOnlyList<HubNumber>> All(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<HubNumber>(new CommandDefinition(
            "SELECT number, program, state, default_language FROM hub_numbers ORDER BY number", cancellationToken: ct))).AsList();
    }

    public async Task Save(HubNumber number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            INSERT INTO hub_numbers (number, program, state, default_language) VALUES (@Number, @Program, @State, @DefaultLanguage)
            ON CONFLICT (number) DO UPDATE SET
                program = excluded.program, state = excluded.state, default_language = excluded.default_language
            """, number, cancellationToken: ct));
    }
}

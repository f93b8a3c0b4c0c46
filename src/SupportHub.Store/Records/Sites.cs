using Dapper;
using Npgsql;
using SupportHub.Domain.Languages;

namespace SupportHub.Store.Records;

/// <summary>A web site that carries the chat. <see cref="Hours"/> is JSON: the office hours of the people behind it.</summary>
public sealed record Site(
    Guid Id, string Key, string Name, string[] AllowedOrigins, string? Program, string? State, Language DefaultLanguage, string? Hours)
{
    // For Dapper, which cannot match an array with a constructor's parameter.
    private Site() : this(default, "", "", [], null, null, default, null) { }
}

public sealed class Sites(NpgsqlDataSource database)
{
    private const string Columns = "id, key, name, allowed_origins, program, state, default_language, hours";

    public async Task<Site?> ByKey(string key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Site>(new CommandDefinition(
            $"SELECT {Columns} FROM sites WHERE key = @key", new { key }, cancellationToken: ct));
    }

    public async Task<Site?> ById(Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Site>(new CommandDefinition(
            $"SELECT {Columns} FROM sites WHERE id = @id", new { id }, cancellationToken: ct));
    }

    public async Task<IReadOnlyList<Site>> All(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<Site>(new CommandDefinition($"SELECT {Columns} FROM sites ORDER BY key", cancellationToken: ct))).AsList();
    }

    /// <summary>Adds the site or, by its key, changes it; the id of an existing one stays.</summary>
    public async Task Save(Site site, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            INSERT INTO sites (id, key, name, allowed_origins, program, state, default_language, hours)
            VALUES (@Id, @Key, @Name, @AllowedOrigins, @Program, @State, @DefaultLanguage, @Hours::jsonb)
            ON CONFLICT (key) DO UPDATE SET
                name = excluded.name, allowed_origins = excluded.allowed_origins, program = excluded.program, state = excluded.state,
                default_language = excluded.default_language, hours = excluded.hours
            """, site, cancellationToken: ct));
    }
}

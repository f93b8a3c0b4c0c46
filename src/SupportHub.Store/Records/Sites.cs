using Dapper;
using Npgsql;
using SupportHub.Domain.Languages;

namespace SupportHub.Store.Records;

/// <summary>A web site that carries the chat. <see cref="Hours"/> is JSON: the office hours of the people behind it; null: the help desk's own.</summary>
public sealed record Site(
    Guid Id, string Key, string Name, string[] AllowedOrigins, string? Program, string? State, Language DefaultLanguage, string? Hours)
{
    // For Dapper, which cannot match an array with a constructor's parameter.
    private Site() : this(default, "", "", [], null, null, default, null) { }

    /// <summary>As <c>#0b6e69</c>; null: ours.</summary>
    public string? Colour { get; init; }

    /// <summary>It carries the chat no more; what was said there stays.</summary>
    public bool Retired { get; init; }

    /// <summary>The public key (PEM) with which the site signs who its visitors are.</summary>
    public string? IdentityKey { get; init; }

    /// <summary>The secret for the same, encrypted: never shown and never sent.</summary>
    public string? IdentitySecret { get; init; }
}

public sealed class Sites(NpgsqlDataSource database, Audit audit)
{
    private const string Columns = "id, key, name, allowed_origins, program, state, default_language, hours, colour, retired, identity_key, identity_secret";

    private const string Upsert = """
        INSERT INTO sites (id, key, name, allowed_origins, program, state, default_language, hours, colour, retired, identity_key, identity_secret)
        VALUES (@Id, @Key, @Name, @AllowedOrigins, @Program, @State, @DefaultLanguage, @Hours::jsonb, @Colour, @Retired, @IdentityKey, @IdentitySecret)
        ON CONFLICT (key) DO UPDATE SET
            name = excluded.name, allowed_origins = excluded.allowed_origins, program = excluded.program, state = excluded.state,
            default_language = excluded.default_language, hours = excluded.hours, colour = excluded.colour, retired = excluded.retired,
            identity_key = excluded.identity_key, identity_secret = excluded.identity_secret
        """;

    /// <summary>The site that carries the chat under this key; null also for one that is retired.</summary>
    public async Task<Site?> ByKey(string key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Site>(new CommandDefinition(
            $"SELECT {Columns} FROM sites WHERE key = @key AND NOT retired", new { key = key.Storable() }, cancellationToken: ct));
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
        await connection.ExecuteAsync(new CommandDefinition(Upsert, site, cancellationToken: ct));
    }

    /// <summary>The same, by somebody of the staff and on the record: <paramref name="action"/> is the audit's verb.</summary>
    public async Task Save(Site site, Guid by, string action, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(Upsert, site, transaction, cancellationToken: ct));
        await audit.Write(
            transaction, by, action, $"site:{site.Key}",
            new { site.Name, site.AllowedOrigins, site.Program, site.State, site.Colour, site.Retired, signs = site.IdentityKey is not null || site.IdentitySecret is not null }, ct);
        await transaction.CommitAsync(ct);
    }
}

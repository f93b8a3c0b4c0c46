using Dapper;
using Npgsql;

namespace SupportHub.Store.Migrations;

/// <summary>Brings a database to this program's schema: the numbered SQL files beside this class, each once and in order.</summary>
public static class Migrator
{
    // Any fixed number: nodes that start together take turns on it.
    private const long TurnKey = 0x5375_7070_6f72_7448;

    /// <summary>Runs what has not run yet. Safe to call from several nodes at once; a file that fails leaves nothing behind.</summary>
    public static async Task Run(NpgsqlDataSource database, CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync("SELECT pg_advisory_lock(@TurnKey)", new { TurnKey });
        try
        {
            await connection.ExecuteAsync("""
                CREATE TABLE IF NOT EXISTS supporthub_migrations (
                    name       text        PRIMARY KEY,
                    applied_at timestamptz NOT NULL DEFAULT now())
                """);
            var applied = (await connection.QueryAsync<string>("SELECT name FROM supporthub_migrations")).ToHashSet();
            foreach (var name in Files().Where(name => !applied.Contains(name)))
                await Apply(connection, name, ct);
            await connection.ReloadTypesAsync(ct);
        }
        finally
        {
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@TurnKey)", new { TurnKey });
        }
    }

    internal static IEnumerable<string> Files() => typeof(Migrator).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static async Task Apply(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var stream = typeof(Migrator).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var sql = await reader.ReadToEndAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(sql, transaction: transaction);
        await connection.ExecuteAsync("INSERT INTO supporthub_migrations (name) VALUES (@name)", new { name }, transaction);
        await transaction.CommitAsync(ct);
    }
}

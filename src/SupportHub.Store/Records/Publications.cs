using Dapper;
using Npgsql;

namespace SupportHub.Store.Records;

/// <summary>A content that was made live. <see cref="By"/> is null when the command line or a start did it.</summary>
public sealed record Publication(long Id, string Version, DateTimeOffset At, Guid? By);

/// <summary>
/// The published contents: the newest one is what every node answers by. Nodes look for it by its number, so a publication on one is found by all,
/// and one that was missed is found at the next look.
/// </summary>
public sealed class Publications(NpgsqlDataSource database, Audit audit)
{
    /// <summary>The action in the audit; its subject is <c>content:&lt;version&gt;</c>.</summary>
    public const string Audited = "content-published";

    /// <summary>What is live; null before the first publication.</summary>
    public async Task<Publication?> Newest(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Publication>(new CommandDefinition(
            "SELECT id, version, at, by FROM content_publications ORDER BY id DESC LIMIT 1", cancellationToken: ct));
    }

    public async Task<bool> WasPublished(string version, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT EXISTS (SELECT FROM content_packages WHERE version = @version)", new { version }, cancellationToken: ct));
    }

    /// <summary>The zip of a published content.</summary>
    public async Task<byte[]> Package(string version, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.ExecuteScalarAsync<byte[]>(new CommandDefinition(
            "SELECT files FROM content_packages WHERE version = @version", new { version }, cancellationToken: ct)))!;
    }

    /// <summary>Makes a content live, on the record. Null when it already is, or when <paramref name="onlyFirst"/> and something else is.</summary>
    public async Task<Publication?> Publish(string version, byte[] files, Guid? by, bool onlyFirst, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Two who publish at once take turns: the later one is live, and neither twice.
        await connection.ExecuteAsync(new CommandDefinition("LOCK TABLE content_publications IN EXCLUSIVE MODE", transaction: transaction, cancellationToken: ct));
        var live = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT version FROM content_publications ORDER BY id DESC LIMIT 1", transaction: transaction, cancellationToken: ct));
        if (live == version || (onlyFirst && live is not null)) return null;
        var publication = await connection.QuerySingleAsync<Publication>(new CommandDefinition("""
            INSERT INTO content_packages (version, files) VALUES (@version, @files) ON CONFLICT DO NOTHING;
            INSERT INTO content_publications (version, by) VALUES (@version, @by) RETURNING id, version, at, by
            """, new { version, files, by }, transaction, cancellationToken: ct));
        await audit.Write(transaction, by, Audited, $"content:{version}", new { before = live }, ct);
        await transaction.CommitAsync(ct);
        return publication;
    }
}

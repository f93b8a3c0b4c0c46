using System.Text.Json;
using Dapper;
using Npgsql;
using SupportHub.Store.Work;

namespace SupportHub.Store.Records;

/// <summary>Who on the staff did, or looked at, what. Rows are only ever added.</summary>
public sealed class Audit(NpgsqlDataSource database)
{
    /// <summary>
    /// No staff id: the program itself. The action is a verb in kebab-case (<c>case-read</c>), the subject what it was done to
    /// (<c>case:&lt;guid&gt;</c>), the detail facts, kept as JSON in camelCase: no client's words.
    /// </summary>
    public async Task Write(Guid? staffId, string action, string subject, object? detail, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await Write(connection, null, staffId, action, subject, detail, ct);
    }

    /// <summary>The same, in the transaction of the change it tells of: neither is ever there without the other.</summary>
    public Task Write(NpgsqlTransaction transaction, Guid? staffId, string action, string subject, object? detail, CancellationToken ct) =>
        Write(transaction.Connection!, transaction, staffId, action, subject, detail, ct);

    private static Task<int> Write(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid? staffId, string action, string subject, object? detail, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO audit (staff_id, action, subject, detail) VALUES (@staffId, @action, @subject, @detail::jsonb)",
            new { staffId, action, subject, detail = detail is null ? null : JsonSerializer.Serialize(detail, WorkItem.Json) },
            transaction, cancellationToken: ct));
}

using Dapper;
using Npgsql;

namespace SupportHub.Web.Tests.Store;

/// <summary>A writer that has taken its number and has not committed.</summary>
internal sealed class LateWriter(NpgsqlConnection connection, NpgsqlTransaction transaction, long position) : IAsyncDisposable
{
    public long Position => position;

    public static async Task<LateWriter> Begin(StoreNode node)
    {
        var connection = await node.Database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync("INSERT INTO mt_streams (id, type, version) VALUES (@id, 'conversation', 1)", new { id }, transaction);
        var position = await connection.ExecuteScalarAsync<long>("""
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            VALUES (nextval('mt_events_sequence'), @id, @id, 1, '{"At": "2026-03-04T20:00:00+00:00"}', 'conversation_reopened', now())
            RETURNING seq_id
            """, new { id }, transaction);
        return new(connection, transaction, position);
    }

    public Task Commit() => transaction.CommitAsync();

    public Task RollBack() => transaction.RollbackAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}

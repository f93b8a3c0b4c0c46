using Npgsql;
using NpgsqlTypes;
using SupportHub.Store.Events;

namespace SupportHub.Bench.Growth;

/// <summary>A few thousand events of the log, in its order, with the rows that belong to them: copied in bulk.</summary>
internal sealed class Page
{
    // Promises, the ledger of consent: what is not copied.
    private readonly Writes _later = new();

    public List<StreamRow> Streams { get; } = [];

    public List<(long Position, EventRow Row)> Events { get; } = [];

    public List<Client> Clients { get; } = [];

    public Writes Views { get; } = new(anew: true);

    public Writes Later => _later;

    public async Task CopyLogAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var streams = await connection.BeginBinaryImportAsync(
            "COPY mt_streams (id, type, version, timestamp, created, tenant_id) FROM STDIN (FORMAT BINARY)", ct))
        {
            foreach (var row in Streams)
                await streams.WriteRowAsync(ct, row.Id, row.Type, row.Version, row.At.UtcDateTime, row.At.UtcDateTime, "*DEFAULT*");
            await streams.CompleteAsync(ct);
        }
        await using var events = await connection.BeginBinaryImportAsync("""
            COPY mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, user_name)
            FROM STDIN (FORMAT BINARY)
            """, ct);
        foreach (var (position, row) in Events)
        {
            await events.StartRowAsync(ct);
            await events.WriteAsync(position, ct);
            await events.WriteAsync(row.Id, ct);
            await events.WriteAsync(row.Stream, ct);
            await events.WriteAsync(row.Version, ct);
            await events.WriteAsync(row.Data, NpgsqlDbType.Jsonb, ct);
            await events.WriteAsync(EventTypes.Alias(row.Type.Name), ct);
            await events.WriteAsync(row.At.UtcDateTime, ct);
            await events.WriteAsync("*DEFAULT*", ct);
            await events.WriteAsync(EventTypes.DotnetName(row.Type), ct);
            await events.WriteAsync(row.Correlation!, ct);
            await events.WriteAsync(row.User!, ct);
        }
        await events.CompleteAsync(ct);
    }

    public async Task CopyViewsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var contacts = await connection.BeginBinaryImportAsync("COPY contacts (id, language, created_at) FROM STDIN (FORMAT BINARY)", ct))
        {
            foreach (var client in Clients)
                await contacts.WriteRowAsync(ct, client.Id, (int)client.Language, client.Since.UtcDateTime);
            await contacts.CompleteAsync(ct);
        }
        await using (var addresses = await connection.BeginBinaryImportAsync("COPY contact_addresses (channel, address, contact_id) FROM STDIN (FORMAT BINARY)", ct))
        {
            foreach (var client in Clients)
                await addresses.WriteRowAsync(ct, (int)client.Channel, client.Address, client.Id);
            await addresses.CompleteAsync(ct);
        }
        await Views.Copy(connection, ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in Later.Commands()) batch.BatchCommands.Add(command);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
    }
}

using Dapper;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Readers;

/// <summary>Whole streams, for a reader that must look back to know what an event means.</summary>
public static class StreamsSoFar
{
    /// <summary>
    /// Their events up to a position, in order. Until the transaction ends nobody in them can be erased, so what is kept of their words is there for an
    /// erasure to find; appends are not held up.
    /// </summary>
    public static async Task<ILookup<Guid, RecordedEvent>> Read(NpgsqlTransaction transaction, Guid[] streams, long upTo, CancellationToken ct)
    {
        // An erasure locks these rows FOR UPDATE before it masks; an append only changes them.
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "SELECT FROM mt_streams WHERE id = ANY (@streams) ORDER BY id FOR KEY SHARE", new { streams }, transaction, cancellationToken: ct));
        await using var command = new NpgsqlCommand(LogSql.ReadStreams, transaction.Connection, transaction);
        command.Parameters.Add(Sql.Uuids(streams));
        return (await LogSql.ReadEvents(command, EventTypes.Read, ct)).Where(recorded => recorded.Position <= upTo).ToLookup(recorded => recorded.StreamId);
    }
}

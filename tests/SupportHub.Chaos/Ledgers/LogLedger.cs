using System.Text.Json;
using Npgsql;

namespace SupportHub.Chaos.Ledgers;

/// <summary>The log, read with plain SQL and without the program's own classes: it is not asked to vouch for itself.</summary>
internal static class LogLedger
{
    public static async Task<IReadOnlyList<Logged>> ReadAsync(string connectionString, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("SELECT seq_id, stream_id, version, type, data::text FROM mt_events ORDER BY seq_id");
        await using var rows = await command.ExecuteReaderAsync(ct);
        var log = new List<Logged>();
        while (await rows.ReadAsync(ct))
        {
            using var data = JsonDocument.Parse(rows.GetString(4));
            var (position, conversation, version) = (rows.GetInt64(0), rows.GetGuid(1).ToString(), rows.GetInt64(2));
            foreach (var (said, id) in Of(rows.GetString(3), data.RootElement))
                log.Add(new(position, conversation, version, said, id));
        }
        return log;
    }

    private static IEnumerable<(Said Said, string Id)> Of(string type, JsonElement data) => type switch
    {
        "message_received" => [(Said.Client, Key(data.GetProperty("ExternalId").GetString()!))],
        "bot_replied" => Messages(data),
        "agent_replied" => [(Said.Agent, Message(data))],
        "notice_sent" => [(Said.Notice, Message(data))],
        "conversation_handed_off" => [(Said.HandedOff, "")],
        "conversation_assigned" => [(Said.Assigned, "")],
        "conversation_unassigned" => [(Said.Unassigned, "")],
        "conversation_resolved" => [(Said.Resolved, "")],
        "conversation_reopened" => [(Said.Reopened, "")],
        "loop_suspected" => [(Said.LoopSuspected, "")],
        "loop_ended" => [(Said.LoopEnded, "")],
        _ => [(Said.Nothing, "")],
    };

    private static IEnumerable<(Said, string)> Messages(JsonElement turn) =>
        turn.GetProperty("Messages").EnumerateArray().Select(message => (Said.Bot, Message(message)));

    private static string Message(JsonElement data) => data.GetProperty("MessageId").GetGuid().ToString();

    // A chat's external id is the visitor's address, a colon and the key.
    private static string Key(string externalId) => externalId[(externalId.IndexOf(':') + 1)..];
}

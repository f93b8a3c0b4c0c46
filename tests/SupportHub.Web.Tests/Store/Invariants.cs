using Dapper;
using Npgsql;

namespace SupportHub.Web.Tests.Store;

/// <summary>What must be true of every log, whatever happened to it. Each question counts the rows that break a rule.</summary>
internal static class Invariants
{
    public static readonly IReadOnlyDictionary<string, string> Rules = new Dictionary<string, string>
    {
        ["versions run 1, 2, 3 without a gap"] = """
            SELECT count(*) FROM (
                SELECT version, row_number() OVER (PARTITION BY stream_id ORDER BY version) AS place FROM mt_events) numbered
            WHERE version <> place
            """,
        ["a stream's version is its greatest event's"] = """
            SELECT count(*) FROM mt_streams s
            WHERE s.version IS NULL OR s.version IS DISTINCT FROM (SELECT max(e.version) FROM mt_events e WHERE e.stream_id = s.id)
            """,
        ["every event is of a stream that is there"] = """
            SELECT count(*) FROM mt_events e WHERE NOT EXISTS (SELECT FROM mt_streams s WHERE s.id = e.stream_id)
            """,
        ["the tenant is the default one, never NULL"] = """
            SELECT (SELECT count(*) FROM mt_events WHERE tenant_id IS DISTINCT FROM '*DEFAULT*')
                 + (SELECT count(*) FROM mt_streams WHERE tenant_id IS DISTINCT FROM '*DEFAULT*')
            """,
        ["an event's type is the alias of its class"] = """
            SELECT count(*) FROM mt_events
            WHERE type IS DISTINCT FROM lower(regexp_replace(regexp_replace(split_part(mt_dotnet_type, ',', 1), '^.*\.', ''), '(?<!^)([A-Z])', '_\1', 'g'))
               OR mt_dotnet_type !~ '^[\w.]+, [\w.]+$'
            """,
        ["a stream's type is the alias of its events' kind"] = """
            SELECT count(*) FROM mt_events e JOIN mt_streams s ON s.id = e.stream_id
            WHERE s.type IS DISTINCT FROM CASE split_part(e.mt_dotnet_type, '.', 3) WHEN 'Conversations' THEN 'conversation' WHEN 'Cases' THEN 'case' END
            """,
        ["positions grow with versions"] = """
            SELECT count(*) FROM (
                SELECT seq_id < lag(seq_id) OVER (PARTITION BY stream_id ORDER BY version) AS backwards FROM mt_events) ordered WHERE backwards
            """,
        ["positions come from the sequence"] = """
            SELECT count(*) FROM mt_events WHERE seq_id < 1 OR seq_id > (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM mt_events_sequence)
            """,
        ["no two events have one id"] = "SELECT count(*) - count(DISTINCT id) FROM mt_events",
        ["data is an object in PascalCase with its time"] = """
            SELECT count(*) FROM mt_events
            WHERE jsonb_typeof(data) <> 'object' OR NOT data ? 'At' OR EXISTS (SELECT FROM jsonb_object_keys(data) AS member WHERE member !~ '^[A-Z][A-Za-z]*$')
            """,
        ["who did it is on every event"] = "SELECT count(*) FROM mt_events WHERE user_name IS NULL",
        ["an archived stream's events are archived, and no other's"] = """
            SELECT count(*) FROM mt_events e JOIN mt_streams s ON s.id = e.stream_id
            WHERE e.is_archived IS DISTINCT FROM s.is_archived OR s.is_archived IS NULL
            """,
        ["positions of our readers have our names and lie within the log"] = """
            SELECT count(*) FROM mt_event_progression
            WHERE name NOT LIKE 'supporthub:%' OR last_seq_id IS NULL OR last_seq_id > (SELECT COALESCE(max(seq_id), 0) FROM mt_events)
            """,
        ["every conversation has its row, at its stream's version"] = """
            SELECT count(*) FROM conversations c FULL JOIN (SELECT * FROM mt_streams WHERE type = 'conversation') s ON s.id = c.id WHERE c.version IS DISTINCT FROM s.version
            """,
        ["every case has its row, at its stream's version"] = """
            SELECT count(*) FROM cases c FULL JOIN (SELECT * FROM mt_streams WHERE type = 'case') s ON s.id = c.id WHERE c.version IS DISTINCT FROM s.version
            """,
        ["every case has its snapshot, at its stream's version and under its id"] = """
            SELECT count(*) FROM mt_doc_case c FULL JOIN (SELECT * FROM mt_streams WHERE type = 'case') s ON s.id = c.id
            WHERE c.mt_version IS DISTINCT FROM s.version OR c.data ->> 'Id' IS DISTINCT FROM s.id::text
            """,
        ["every line that was said is shown once, and no other"] = """
            WITH said AS (
                SELECT stream_id, version, CASE type WHEN 'bot_replied' THEN jsonb_array_length(data -> 'Messages') ELSE 1 END AS lines
                FROM mt_events WHERE type IN ('message_received', 'bot_replied', 'agent_replied', 'notice_sent', 'note_added'))
            SELECT count(*) FROM said FULL JOIN (SELECT conversation_id, version, count(*) AS lines FROM messages GROUP BY 1, 2) shown
              ON shown.conversation_id = said.stream_id AND shown.version = said.version
            WHERE COALESCE(said.lines, 0) <> COALESCE(shown.lines, 0)
            """,
        ["what was received has its key"] = """
            SELECT count(*) FROM (SELECT stream_id, data ->> 'ExternalId' AS external_id FROM mt_events WHERE type = 'message_received') received
            FULL JOIN inbound_keys k ON k.conversation_id = received.stream_id AND k.external_id = received.external_id
            WHERE received.stream_id IS NULL OR k.conversation_id IS NULL
            """,
        ["of who was erased there is no contact, no address and no word"] = """
            SELECT (SELECT count(*) FROM contacts k JOIN erasures e ON e.contact_id = k.id)
                 + (SELECT count(*) FROM conversations c JOIN erasures e ON e.contact_id = c.contact_id WHERE c.address <> '[erased]' OR NOT c.resolved)
                 + (SELECT count(*) FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN erasures e ON e.contact_id = c.contact_id WHERE m.text <> '[erased]')
                 + (SELECT count(*) FROM work_items w JOIN conversations c ON c.id = w.conversation_id JOIN erasures e ON e.contact_id = c.contact_id WHERE w.kind = 'send-sms' AND w.done_at IS NULL)
            """,
    };

    public static async Task Hold(StoreNode node)
    {
        await using var connection = await node.Database.OpenConnectionAsync();
        (await Broken(connection, null)).ShouldBeEmpty();
    }

    /// <summary>The rules that do not hold.</summary>
    public static async Task<IReadOnlyList<string>> Broken(NpgsqlConnection connection, NpgsqlTransaction? transaction)
    {
        var broken = new List<string>();
        foreach (var (rule, count) in Rules)
            if (await connection.ExecuteScalarAsync<long>(count, transaction: transaction) != 0) broken.Add(rule);
        return broken;
    }
}

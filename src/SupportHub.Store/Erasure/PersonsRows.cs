using Dapper;
using Npgsql;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;

namespace SupportHub.Store.Erasure;

/// <summary>What is kept of a person beside the log, and is not made from it anew: masked where others count on the row, else deleted.</summary>
internal static class PersonsRows
{
    // Of a JSON document about a person only numbers and ids stay, whatever a later kind of work puts into it.
    private const string WithoutWords = """
        (SELECT COALESCE(jsonb_object_agg(key, CASE
             WHEN jsonb_typeof(value) IN ('number', 'boolean', 'null') OR value #>> '{}' ~ '^[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}$' THEN value
             ELSE to_jsonb(@Words::text) END), '{}') FROM jsonb_each(COLUMN))
        """;

    /// <summary>What was done and what was to do. What waits, is parked or is held for somebody who is erased is cancelled, also under who does it now.</summary>
    private static readonly string s_work = $"""
        UPDATE work_items SET payload = {WithoutWords.Replace("COLUMN", "payload", StringComparison.Ordinal)}, last_error = NULL, held_reason = NULL,
               cancelled_at = CASE WHEN done_at IS NULL THEN now() ELSE cancelled_at END, done_at = COALESCE(done_at, now()),
               parked_at = NULL, held_at = NULL, leased_until = NULL, leased_by = NULL
         WHERE conversation_id = ANY (@Conversations)
        """;

    private static readonly string s_audit = $"""
        UPDATE audit a SET detail = {WithoutWords.Replace("COLUMN", "a.detail", StringComparison.Ordinal)}
         WHERE jsonb_typeof(a.detail) = 'object' AND a.action <> '{Eraser.Audited}'
           AND (a.subject = ANY (@subjects) OR a.detail ->> 'conversationId' = ANY (@conversationIds) OR EXISTS (
                SELECT FROM reader_skips s
                 WHERE s.position = ANY (@Positions) AND a.subject = 'reader:' || s.reader AND a.detail ->> 'position' = s.position::text))
        """;

    private const string Rest = """
        UPDATE reader_skips SET reason = @Words WHERE position = ANY (@Positions);
        UPDATE consent_ledger l SET address = @Words, wording = @Words
         WHERE l.contact_id = @contact OR (l.contact_id = ANY (@formerly)
           AND NOT EXISTS (SELECT FROM contact_addresses a WHERE a.contact_id = l.contact_id AND a.channel = 1)
           AND NOT EXISTS (SELECT FROM conversations v WHERE v.contact_id = l.contact_id));
        INSERT INTO erased_texts (sid_sha256) SELECT sha256(convert_to(k.external_id, 'UTF8')) FROM inbound_keys k
         WHERE k.channel = 1 AND k.external_id = ANY (@externalIds) AND k.conversation_id = ANY (@Conversations) ON CONFLICT DO NOTHING;
        DELETE FROM inbound_keys k USING unnest(@externalIds) AS gone (id)
         WHERE k.external_id = gone.id AND k.channel IN (0, 1) AND k.conversation_id = ANY (@Conversations);
        DELETE FROM gaps WHERE conversation_id = ANY (@Conversations);
        DELETE FROM gaps_beside WHERE conversation_id = ANY (@Conversations);
        DELETE FROM files WHERE conversation_id = ANY (@Conversations) OR (contact_id = @contact AND conversation_id IS NULL);
        DELETE FROM contacts WHERE id = @contact;
        """;

    // What the carrier keeps is named by ids that are masked in a moment: whoever deletes it must have them. Only what texts brought,
    // and Twilio reported: others' channels choose their own ids.
    private const string Copies = """
        INSERT INTO carrier_copies AS kept (sid, conversation_id, message_id, due_at, next_try_at)
        SELECT DISTINCT ON (sid) sid, conversation, message, @at, @at
          FROM (SELECT k.external_id, k.conversation_id, k.message_id FROM inbound_keys k WHERE k.channel = 1 AND k.external_id = ANY (@externalIds)
                UNION ALL SELECT * FROM unnest(@sentSids, @sentConversations, @sentMessages)) AS told (sid, conversation, message)
         WHERE sid ~ '^(SM|MM)[0-9a-f]{32}$'
        ON CONFLICT (sid) DO UPDATE SET due_at = @at, next_try_at = @at WHERE kept.done_at IS NULL
        """;

    public static Task Erase(NpgsqlTransaction transaction, ErasedPerson person, PersonsStreams streams, CancellationToken ct)
    {
        var (contact, sent) = (person.ContactId, Sent(streams));
        return transaction.Connection!.ExecuteAsync(new CommandDefinition(
            $"{Copies};\n{s_work};\n{s_audit};\n{Rest}",
            new
            {
                contact,
                formerly = Formerly(streams),
                at = person.At,
                sentSids = sent.Select(report => report.Sid).ToArray(),
                sentConversations = sent.Select(report => report.Conversation).ToArray(),
                sentMessages = sent.Select(report => report.Message).ToArray(),
                Erased.Words,
                streams.Conversations,
                streams.Positions,
                conversationIds = streams.Conversations.Select(id => id.ToString()).ToArray(),
                subjects = Subjects(contact, streams).ToArray(),
                externalIds = streams.Conversations.SelectMany(streams.Of<ConversationEvent>).OfType<MessageReceived>().Select(e => e.ExternalId).ToArray(),
            },
            transaction, commandTimeout: 0, cancellationToken: ct));
    }

    // Before it was known whose a conversation is it was another contact's, and the ledger's line still is. It goes where that contact is nobody
    // else: a living person, from whom a conversation was filed away, keeps theirs.
    private static Guid[] Formerly(PersonsStreams streams) =>
    [
        .. from happened in streams.Conversations.SelectMany(streams.Of<ConversationEvent>)
           let whose = (happened as ConversationStarted)?.ContactId ?? (happened as ConversationRefiled)?.ContactId
           where whose is not null
           select whose.Value,
    ];

    private static List<(string Sid, Guid Conversation, Guid Message)> Sent(PersonsStreams streams) =>
    [
        .. from conversation in streams.Conversations
           from recorded in streams.Events[conversation]
           let report = recorded.Data as DeliveryReported
           where report?.ProviderId is not null && recorded.User == "twilio"
           select (report.ProviderId, conversation, report.MessageId),
    ];

    private static IEnumerable<string> Subjects(Guid contact, PersonsStreams streams) =>
        [$"contact:{contact}", .. streams.Conversations.Select(id => $"conversation:{id}"), .. streams.Cases.Select(id => $"case:{id}")];
}

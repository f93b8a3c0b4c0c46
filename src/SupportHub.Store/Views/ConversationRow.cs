using SupportHub.Domain.Conversations;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Views;

/// <summary>A row of table <c>conversations</c>, without what belongs to its case. Words are null where an append brought none.</summary>
internal sealed record ConversationRow(
    Guid Id, long Version, Conversation State, string? FirstWords, string? LastWords, Participant? LastAuthor, DateTimeOffset LastAt, DateTimeOffset StartedAt)
{
    /// <summary>Brings a conversation's row to what an append made of it.</summary>
    public static readonly RowsStatement<ConversationRow> Upsert = Columns("""
        INSERT INTO conversations ({columns}) SELECT {columns} FROM {rows}
        ON CONFLICT (id) DO UPDATE SET
            version = excluded.version, writer = excluded.writer, contact_id = excluded.contact_id, channel = excluded.channel, address = excluded.address,
            hub_address = excluded.hub_address, language = excluded.language, holder = excluded.holder, assignee = excluded.assignee, taken = excluded.taken,
            resolved = excluded.resolved, urgency = excluded.urgency, handoff_reason = excluded.handoff_reason, topic = excluded.topic,
            waiting_since = excluded.waiting_since, first_words = COALESCE(conversations.first_words, excluded.first_words),
            last_words = COALESCE(excluded.last_words, conversations.last_words),
            last_author = COALESCE(excluded.last_author, conversations.last_author),
            last_at = CASE WHEN excluded.last_words IS NULL THEN conversations.last_at ELSE excluded.last_at END,
            case_id = excluded.case_id, county = excluded.county, case_number = excluded.case_number
        """);

    /// <summary>Writes the row as the whole stream says it; what belongs to the case stays.</summary>
    public static readonly RowsStatement<ConversationRow> Anew = Columns("""
        INSERT INTO conversations ({columns}) SELECT {columns} FROM {rows}
        ON CONFLICT (id) DO UPDATE SET
            version = excluded.version, writer = excluded.writer, contact_id = excluded.contact_id, channel = excluded.channel, address = excluded.address,
            hub_address = excluded.hub_address, site_id = excluded.site_id, program = excluded.program, state = excluded.state,
            language = excluded.language, holder = excluded.holder, assignee = excluded.assignee, taken = excluded.taken, resolved = excluded.resolved,
            urgency = excluded.urgency, handoff_reason = excluded.handoff_reason, topic = excluded.topic, waiting_since = excluded.waiting_since,
            first_words = excluded.first_words, last_words = excluded.last_words, last_author = excluded.last_author,
            last_at = excluded.last_at, started_at = excluded.started_at, case_id = excluded.case_id, county = excluded.county,
            case_number = excluded.case_number
        """);

    private static RowsStatement<ConversationRow> Columns(string sql) => new RowsStatement<ConversationRow>(sql, "conversations")
        .Uuid("id", r => r.Id).Big("version", r => r.Version).Uuid("contact_id", r => r.State.ContactId).Number("channel", r => r.State.Channel)
        .Text("address", r => r.State.Address).Text("hub_address", r => r.State.HubAddress).Uuid("site_id", r => r.State.SiteId)
        .Text("program", r => r.State.Program).Text("state", r => r.State.State).Number("language", r => r.State.Language)
        .Number("holder", r => r.State.Holder).Uuid("assignee", r => r.State.Assignee).Bool("taken", r => r.State.IsTaken).Bool("resolved", r => r.State.IsResolved)
        .Number("urgency", r => r.State.Urgency).Number("writer", r => r.State.Writer).Number("handoff_reason", r => r.State.HandoffReason).Text("topic", r => r.State.Topic)
        .Time("waiting_since", r => r.State.WaitingSince).Text("first_words", r => r.FirstWords).Text("last_words", r => r.LastWords)
        .Number("last_author", r => r.LastAuthor).Time("last_at", r => r.LastAt).Time("started_at", r => r.StartedAt)
        .Uuid("case_id", r => r.State.CaseId).Text("county", r => r.State.County).Text("case_number", r => r.State.CaseNumber);
}

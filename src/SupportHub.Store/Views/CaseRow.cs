using SupportHub.Domain.Cases;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Views;

/// <summary>A row of table <c>cases</c>.</summary>
internal sealed record CaseRow(Guid Id, long Version, Case State, DateTimeOffset LastAt)
{
    public static readonly RowsStatement<CaseRow> Upsert = new RowsStatement<CaseRow>("""
        INSERT INTO cases ({columns}) SELECT {columns} FROM {rows}
        ON CONFLICT (id) DO UPDATE SET
            version = excluded.version, county = excluded.county, case_number = excluded.case_number,
            conversation_id = excluded.conversation_id, contact_id = excluded.contact_id, escalation_id = excluded.escalation_id,
            escalation_status = excluded.escalation_status, reason = excluded.reason, need = excluded.need,
            promised_by = excluded.promised_by, liaison = excluded.liaison, answer = excluded.answer, raised_by = excluded.raised_by,
            raised_at = excluded.raised_at, last_at = excluded.last_at
        """, "cases")
        .Uuid("id", r => r.Id).Big("version", r => r.Version).Text("county", r => r.State.County).Text("case_number", r => r.State.CaseNumber)
        // The conversation that asked last is the one to return to.
        .Uuid("conversation_id", r => r.State.Escalation?.ConversationId ?? r.State.ConversationId).Uuid("contact_id", r => r.State.ContactId)
        .Uuid("escalation_id", r => r.State.Escalation?.Id).Number("escalation_status", r => r.State.Escalation?.Status)
        .Number("reason", r => r.State.Escalation?.Reason).Text("need", r => r.State.Escalation?.Need)
        .Time("promised_by", r => r.State.Escalation?.PromisedBy).Uuid("liaison", r => r.State.Escalation?.Liaison)
        .Text("answer", r => r.State.Escalation?.Answer).Uuid("raised_by", r => r.State.Escalation?.RaisedBy)
        .Time("raised_at", r => r.State.Escalation?.RaisedAt).Time("last_at", r => r.LastAt);
}

/// <summary>The promise shown on the row of the conversation it was made in.</summary>
internal sealed record PromiseRow(Guid Conversation, DateTimeOffset PromisedBy, EscalationStatus Status, DateTimeOffset At)
{
    public static readonly RowsStatement<PromiseRow> Update = new RowsStatement<PromiseRow>("""
        UPDATE conversations c SET promised_by = r.promised_by, escalation_status = r.escalation_status FROM {rows} WHERE c.id = r.id
        """)
        .Uuid("id", r => r.Conversation).Time("promised_by", r => r.PromisedBy).Number("escalation_status", r => r.Status);
}

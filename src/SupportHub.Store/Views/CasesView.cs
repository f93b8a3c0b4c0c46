using Npgsql;
using SupportHub.Domain.Cases;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>The row of table <c>cases</c>, and the promise shown on the row of the conversation it was made in.</summary>
internal static class CasesView
{
    private const string Upsert = """
        INSERT INTO cases (
            id, version, county, case_number, conversation_id, contact_id, escalation_id, escalation_status, reason, need, promised_by,
            liaison, answer, raised_by, raised_at, last_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        ON CONFLICT (id) DO UPDATE SET
            version = excluded.version, county = excluded.county, case_number = excluded.case_number,
            conversation_id = excluded.conversation_id, contact_id = excluded.contact_id, escalation_id = excluded.escalation_id,
            escalation_status = excluded.escalation_status, reason = excluded.reason, need = excluded.need,
            promised_by = excluded.promised_by, liaison = excluded.liaison, answer = excluded.answer, raised_by = excluded.raised_by,
            raised_at = excluded.raised_at, last_at = excluded.last_at
        """;

    public static IEnumerable<NpgsqlBatchCommand> Follow(Change<Case, CaseEvent> change)
    {
        var (after, escalation) = (change.After, change.After.Escalation);
        if (!after.Opened) yield break;
        yield return Sql.Command(
            Upsert,
            Sql.Uuid(change.Id), Sql.Big(change.Version), Sql.Text(after.County), Sql.Text(after.CaseNumber),
            // The conversation that asked last is the one to return to.
            Sql.Uuid(escalation?.ConversationId ?? after.ConversationId), Sql.Uuid(after.ContactId), Sql.Uuid(escalation?.Id),
            Sql.Int(escalation?.Status), Sql.Int(escalation?.Reason), Sql.Text(escalation?.Need), Sql.Time(escalation?.PromisedBy),
            Sql.Uuid(escalation?.Liaison), Sql.Text(escalation?.Answer), Sql.Uuid(escalation?.RaisedBy), Sql.Time(escalation?.RaisedAt),
            Sql.Time(change.Steps[^1].Event.At));
        if (escalation is not null)
            yield return Sql.Command(
                "UPDATE conversations SET promised_by = $2, escalation_status = $3 WHERE id = $1",
                Sql.Uuid(escalation.ConversationId), Sql.Time(escalation.PromisedBy), Sql.Int(escalation.Status));
    }
}

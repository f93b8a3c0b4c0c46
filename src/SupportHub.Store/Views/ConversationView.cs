using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>The row of table <c>conversations</c>: what a list shows of a conversation without opening it.</summary>
internal static class ConversationView
{
    private const int LongestWords = 200;

    // promised_by and escalation_status belong to the case: see CasesView.
    private const string Upsert = """
        INSERT INTO conversations (
            id, version, contact_id, channel, address, hub_address, site_id, program, state, language, holder, assignee, resolved, urgency,
            handoff_reason, topic, waiting_since, first_words, last_words, last_author, last_at, started_at, case_id, county, case_number)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        ON CONFLICT (id) DO UPDATE SET
            version = excluded.version, language = excluded.language, holder = excluded.holder, assignee = excluded.assignee,
            resolved = excluded.resolved, urgency = excluded.urgency, handoff_reason = excluded.handoff_reason, topic = excluded.topic,
            waiting_since = excluded.waiting_since, first_words = COALESCE(conversations.first_words, excluded.first_words),
            last_words = COALESCE(excluded.last_words, conversations.last_words),
            last_author = COALESCE(excluded.last_author, conversations.last_author),
            last_at = CASE WHEN excluded.last_words IS NULL THEN conversations.last_at ELSE excluded.last_at END,
            case_id = excluded.case_id, county = excluded.county, case_number = excluded.case_number
        """;

    public static IEnumerable<NpgsqlBatchCommand> Follow(Change<Conversation, ConversationEvent> change)
    {
        var after = change.After;
        if (!after.Started) yield break;
        var at = change.Steps[^1].Event.At;
        var said = change.Steps.Select(step => Said(step.Event)).OfType<Words>().ToList();
        var first = change.Steps.Select(step => step.Event).OfType<MessageReceived>().FirstOrDefault();
        yield return Sql.Command(
            Upsert,
            Sql.Uuid(change.Id), Sql.Big(change.Version), Sql.Uuid(after.ContactId), Sql.Int(after.Channel), Sql.Text(after.Address),
            Sql.Text(after.HubAddress), Sql.Uuid(after.SiteId), Sql.Text(after.Program), Sql.Text(after.State), Sql.Int(after.Language),
            Sql.Int(after.Holder), Sql.Uuid(after.Assignee), Sql.Bool(after.IsResolved), Sql.Int(after.Urgency), Sql.Int(after.HandoffReason),
            Sql.Text(after.Topic), Sql.Time(after.WaitingSince), Sql.Text(Short(first?.Text)), Sql.Text(Short(said.LastOrDefault()?.Text)),
            Sql.Int(said.LastOrDefault()?.Author), Sql.Time(at), Sql.Time(at), Sql.Uuid(after.CaseId), Sql.Text(after.County),
            Sql.Text(after.CaseNumber));
    }

    // Notes are staff's own and move nothing in a list.
    private static Words? Said(ConversationEvent happened) => happened switch
    {
        MessageReceived e => new(Participant.Contact, e.Text),
        BotReplied { Messages: [.., var last] } => new(Participant.Bot, last.Text),
        AgentReplied e => new(Participant.Agent, e.Text),
        NoticeSent e => new(Participant.System, e.Text),
        _ => null,
    };

    private static string? Short(string? text)
    {
        if (text is null || text.Length <= LongestWords) return text;
        // Half of a surrogate pair is no character.
        return text[..(char.IsHighSurrogate(text[LongestWords - 1]) ? LongestWords - 1 : LongestWords)];
    }

    private sealed record Words(Participant Author, string Text);
}

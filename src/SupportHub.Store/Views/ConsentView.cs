using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Views;

/// <summary>Consent, from the client's own words: the ledger (the proof) and the contact's standing (what a sender asks).</summary>
internal static class ConsentView
{
    public static void Follow(Change<Conversation, ConversationEvent> change, Writes writes)
    {
        foreach (var (_, happened, state) in change.Steps)
        {
            if (Row(happened, state, change.User) is not { } row) continue;
            writes.Consents.Add(row);
            writes.Standings.Add(row);
        }
    }

    /// <summary>Null where an event changes nobody's consent.</summary>
    public static ConsentRow? Row(object happened, Conversation state, string? user) => happened switch
    {
        ContactOptedOut e => new(state.ContactId, e.Phone is null ? state.Channel : Channel.Sms, e.Phone ?? state.Address, true, e.Wording, user ?? "system", e.At, e.How),
        ContactOptedIn e => new(state.ContactId, state.Channel, state.Address, false, e.Wording, user ?? "system", e.At, e.How),
        _ => null,
    };
}

/// <summary>A change of a client's consent: a row of table <c>consent_ledger</c>, and the standing it brings.</summary>
internal sealed record ConsentRow(Guid Contact, Channel Channel, string Address, bool OptedOut, string Wording, string By, DateTimeOffset At, ConsentHow How)
{
    public static readonly RowsStatement<ConsentRow> Insert = new RowsStatement<ConsentRow>("INSERT INTO consent_ledger ({columns}) SELECT {columns} FROM {rows}")
        .Uuid("contact_id", r => r.Contact).Number("channel", r => r.Channel).Text("address", r => r.Address).Int("change", r => r.OptedOut ? 0 : 1)
        .Text("wording", r => r.Wording).Text("by", r => r.By).Time("at", r => r.At).Number("how", r => r.How);

    /// <summary>Of several changes of one contact the last row counts. A word from a phone counts for everybody who writes from it: so does the carrier's.</summary>
    public static readonly RowsStatement<ConsentRow> Stand = new RowsStatement<ConsentRow>($$"""
        UPDATE contacts c SET opted_out = last.opted_out, opted_out_at = CASE WHEN last.opted_out THEN last.at END
        FROM (SELECT DISTINCT ON (one.contact_id) one.contact_id, word.opted_out, word.at
              FROM (SELECT *, row_number() OVER () AS place FROM {rows}) word
              CROSS JOIN LATERAL (
                  SELECT word.id AS contact_id
                  UNION SELECT heard.contact_id FROM ({{PhonePeople.Everybody("word.address")}}) heard WHERE word.channel = 1) one
              ORDER BY one.contact_id, word.place DESC) last
        WHERE c.id = last.contact_id
        """)
        .Uuid("id", r => r.Contact).Bool("opted_out", r => r.OptedOut).Time("at", r => r.At)
        .Number("channel", r => r.Channel).Text("address", r => r.Address);
}

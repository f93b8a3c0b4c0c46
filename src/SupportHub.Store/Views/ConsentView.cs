using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>Consent, from the client's own words: the ledger (the proof) and the contact's standing (what a sender asks).</summary>
internal static class ConsentView
{
    public static IEnumerable<NpgsqlBatchCommand> Follow(Change<Conversation, ConversationEvent> change) =>
        change.Steps.SelectMany(step => step.Event switch
        {
            ContactOptedOut e => Changed(change, step.State, true, e.Wording, e.At),
            ContactOptedIn e => Changed(change, step.State, false, e.Wording, e.At),
            _ => [],
        });

    private static NpgsqlBatchCommand[] Changed(
        Change<Conversation, ConversationEvent> change, Conversation state, bool optedOut, string wording, DateTimeOffset at) =>
    [
        Sql.Command(
            "INSERT INTO consent_ledger (contact_id, channel, address, change, wording, by, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            Sql.Uuid(state.ContactId), Sql.Int(state.Channel), Sql.Text(state.Address), Sql.Int(optedOut ? 0 : 1), Sql.Text(wording),
            Sql.Text(change.User ?? "system"), Sql.Time(at)),
        Sql.Command(
            "UPDATE contacts SET opted_out = $2, opted_out_at = $3 WHERE id = $1",
            Sql.Uuid(state.ContactId), Sql.Bool(optedOut), Sql.Time(optedOut ? at : null)),
    ];
}

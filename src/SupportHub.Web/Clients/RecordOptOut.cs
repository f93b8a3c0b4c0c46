using SupportHub.Domain;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Clients;

/// <summary>A client told staff, by a call or in the chat, that they want no texts: it counts like their STOP.</summary>
public sealed class RecordOptOut(EventStore store, Store.Records.Contacts contacts, TimeProvider clock)
{
    public async Task<Refusal?> Run(Guid conversation, string wording, Staff by, CancellationToken ct)
    {
        if (await store.Conversations.Load(conversation, ct) is not { } loaded) return Domain.Conversations.Refusals.NotThere;
        var optedOut = await contacts.ById(loaded.State.ContactId, ct) is { OptedOut: true };
        return (await store.Conversations.Update(conversation, c => c.RecordOptOut(wording, optedOut, clock.GetUtcNow()), new Act(by.Actor), ct)).Refusal;
    }
}

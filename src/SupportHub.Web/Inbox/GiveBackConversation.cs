using SupportHub.Domain;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>Gives a conversation back to the queue.</summary>
public sealed class GiveBackConversation(EventStore store, TimeProvider clock)
{
    public async Task<Refusal?> Run(Guid conversation, Staff by, CancellationToken ct) =>
        (await store.Conversations.Update(conversation, c => c.Unassign(by.Id, clock.GetUtcNow()), new Act(by.Actor), ct)).Refusal;
}

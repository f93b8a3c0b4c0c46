using SupportHub.Domain;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>Ends a conversation; the client's next word opens it again.</summary>
public sealed class ResolveConversation(EventStore store, TimeProvider clock)
{
    public async Task<Refusal?> Run(Guid conversation, Staff by, CancellationToken ct) =>
        (await store.Conversations.Update(conversation, c => c.Resolve(by.Id, clock.GetUtcNow()), new Act(by.Actor), ct)).Refusal;
}

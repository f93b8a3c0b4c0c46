using SupportHub.Domain;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>Takes a conversation, or hands it to a colleague. From then on the bot is silent.</summary>
public sealed class AssignConversation(EventStore store, TimeProvider clock)
{
    public async Task<Refusal?> Run(Guid conversation, Guid agent, Staff by, CancellationToken ct) =>
        (await store.Conversations.Update(conversation, c => c.Assign(agent, by.Id, clock.GetUtcNow()), new Act(by.Actor), ct)).Refusal;
}

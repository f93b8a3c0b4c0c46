using SupportHub.Domain;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>Sends a text once more that did not arrive.</summary>
public sealed class SendAgain(EventStore store, ConversationQuery conversations, TimeProvider clock)
{
    public async Task<Refusal?> Run(Guid conversation, Guid message, Staff by, CancellationToken ct)
    {
        var optedOut = await conversations.IsOptedOut(conversation, ct);
        return (await store.Conversations.Update(conversation, c => c.TryAgain(message, by.Id, optedOut, null, clock.GetUtcNow()), new Act(by.Actor), ct)).Refusal;
    }
}

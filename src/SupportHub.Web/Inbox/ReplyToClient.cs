using SupportHub.Domain;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>
/// Answers the client. Whether the client opted out is asked at that moment: the screen may be older than the STOP. A STOP that comes
/// between the question and the append is met again where the text is sent.
/// </summary>
public sealed class ReplyToClient(EventStore store, ConversationQuery conversations, TimeProvider clock)
{
    public async Task<Refusal?> Run(Guid conversation, string text, Staff by, CancellationToken ct, DateTimeOffset? notBefore = null)
    {
        var message = Guid.CreateVersion7();
        var optedOut = await conversations.IsOptedOut(conversation, ct);
        return (await store.Conversations.Update(
            conversation, c => c.Reply(message, by.Id, text, optedOut, clock.GetUtcNow(), notBefore), new Act(by.Actor), ct)).Refusal;
    }
}

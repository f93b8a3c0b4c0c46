using SupportHub.Domain;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>Writes a note to colleagues; the client never sees it.</summary>
public sealed class AddNote(EventStore store, TimeProvider clock)
{
    public async Task<Refusal?> Run(Guid conversation, string text, Staff by, CancellationToken ct)
    {
        var note = Guid.CreateVersion7();
        return (await store.Conversations.Update(conversation, c => c.AddNote(note, by.Id, text, clock.GetUtcNow()), new Act(by.Actor), ct)).Refusal;
    }
}

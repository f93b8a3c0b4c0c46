using SupportHub.Domain;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>Sets the language the client is answered in.</summary>
public sealed class ChangeLanguage(EventStore store, TimeProvider clock)
{
    public async Task<Refusal?> Run(Guid conversation, Language language, Staff by, CancellationToken ct) =>
        (await store.Conversations.Update(conversation, c => c.ChangeLanguage(language, clock.GetUtcNow()), new Act(by.Actor), ct)).Refusal;
}

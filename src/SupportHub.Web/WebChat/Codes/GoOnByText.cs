using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Clients;
using SupportHub.Web.Content;
using SupportHub.Web.WebChat.Identity;

namespace SupportHub.Web.WebChat.Codes;

/// <summary>
/// What a proved phone opens: the chat goes on by text, or the phone's conversation is shown here. A phone may be several people's: nobody's
/// history is shown, and nothing is filed with anybody, before it is known who asks.
/// </summary>
internal sealed class GoOnByText(
    OneConversation one, PhoneOwners phones, ChatLog chat, Visitors visitors, SignedContacts signed, LiveContent live, TimeProvider clock)
{
    private static readonly Act s_contact = new("contact");

    /// <summary>What must be known first: <c>me</c>, <c>name</c>, or null.</summary>
    public string? MustAsk(Visitor visitor, CodePurpose purpose, IReadOnlyList<PhoneOwner> owners, string? who)
    {
        var others = owners.Count(owner => owner.Id != visitor.Contact);
        if (who is { Length: > 0 } || others == 0) return null;
        // Whom a site signs for is known by name already, and is taken for nobody else.
        if (purpose == CodePurpose.Move) return visitor.IsSigned || others < owners.Count ? null : others == 1 ? "me" : "name";
        return owners.Count == 1 ? null : "name";
    }

    /// <summary>The visitor's conversation leaves the chat. Answers their new token, if they turned out to be somebody we knew, and what to say.</summary>
    public async Task<(string? Token, string Phrase)> Move(Visitor visitor, string phone, IReadOnlyList<PhoneOwner> owners, string? who, CancellationToken ct)
    {
        if (await chat.ConversationOf(visitor.Contact, ct) is not { } conversation || await phones.OursFor(phone, visitor.Site, ct) is not { } ours)
            return (null, PhraseKeys.TextNotNow);
        var me = visitor.IsSigned || owners.Any(owner => owner.Id == visitor.Contact) ? null : Known(owners, who);
        var contact = me?.Id ?? visitor.Contact;
        var (message, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var moved = await one.Make(
            contact, conversation, await phones.OpenOf(contact, conversation, ct),
            [
                c => c.Refile(contact, null, now),
                c => c.MoveTo(Channel.Sms, phone, ours, now),
                // The proof that texts are wanted: to what they said yes, and when.
                c => new ContactOptedIn(live.Content.Phrases.Say(PhraseKeys.TextOffer, c.Language), now) { How = ConsentHow.Accepted },
                c => c.Notify(message, PhraseKeys.TextMovedFirst, live.Content.Phrases.Say(PhraseKeys.TextMovedFirst, c.Language), now),
            ],
            // The phone is theirs when the conversation is on it, and not before.
            transaction => me is null ? Contacts.Link(transaction, contact, Channel.Sms, phone, ct) : Task.CompletedTask,
            s_contact, ct);
        if (moved is not null) return (null, PhraseKeys.TextNotNow);
        return (me is null ? null : await visitors.TokenOf(contact, ct), PhraseKeys.TextMoved);
    }

    /// <summary>The conversation of whoever wrote from the phone is the visitor's, with what they wrote here just now.</summary>
    public async Task<(string? Token, string Phrase)> Open(Visitor visitor, IReadOnlyList<PhoneOwner> owners, string? who, CancellationToken ct)
    {
        var owner = owners.Count == 1 ? owners[0] : Known(owners, who);
        if (owner is null || await chat.ConversationOf(owner.Id, ct) is null) return (null, PhraseKeys.TextNothingToOpen);
        await signed.Join(visitor.Contact, owner.Id, ct);
        return (await visitors.TokenOf(owner.Id, ct), PhraseKeys.TextOpened);
    }

    /// <summary>The one who says so, or who has the name; two of one name are nobody.</summary>
    private static PhoneOwner? Known(IReadOnlyList<PhoneOwner> owners, string? who)
    {
        if (owners.Count == 1) return who == "me" ? owners[0] : null;
        var named = who is { Length: <= 80 } && (FirstName.In(who) ?? who) is var name ? owners.Where(owner => FirstName.IsOf(owner.Name, name)).Take(2).ToList() : [];
        return named.Count == 1 ? named[0] : null;
    }
}

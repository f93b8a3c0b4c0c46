using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Clients;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.BotRelay;

/// <summary>
/// On a phone of several people the bot first asks who writes, by first name and naming nobody, and files the conversation to one of them. A name that
/// is nobody's, or no name, is somebody new: what they wrote never lands in another's record on a guess.
/// </summary>
internal sealed class WhoWrites(EventStore log, ContactBook book, FileConversation filing, Notices notices, TimeProvider clock)
{
    private static readonly Act s_bot = new("bot");

    /// <summary>Whether it is known now, so that the bot can answer.</summary>
    public async Task<bool> IsKnown(Guid id, Loaded<Conversation> loaded, CancellationToken ct)
    {
        var conversation = loaded.State;
        if (conversation.Writer == Writer.Unknown)
        {
            var asked = conversation.AskWhoWrites(Guid.CreateVersion7(), notices.FromUs(conversation, PhraseKeys.WhoIsWriting), clock.GetUtcNow());
            await log.Conversations.AppendAt(id, loaded, asked.Events, s_bot, ct);
            return false;
        }
        if (conversation.ReplyWhoWrites is not { } reply) return false;

        var name = FirstName.In(reply.Text);
        var namesakes = name is null ? [] : (await book.PeopleOn(conversation.Address, ct)).Where(person => FirstName.IsOf(person.Name, name)).ToList();
        var contact = namesakes is [var one] ? one.Id : await book.AddPerson(conversation.Address, name, conversation.Language, null, ct);
        await filing.Run(id, contact, name is null ? null : reply.MessageId, s_bot, ct);
        return true;
    }
}

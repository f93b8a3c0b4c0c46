using SupportHub.Domain;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Store.Records;

namespace SupportHub.Web.Conversations;

/// <summary>The one door of every channel: masks what must never be stored, finds the contact and the conversation, and commits.</summary>
public sealed class MessageIntake(EventStore log, Contacts contacts, ClientFiles files, Notices notices, TimeProvider clock)
{
    /// <summary>How long after its last word a conversation goes on; later the client starts a new one, with the bot.</summary>
    public static readonly TimeSpan ReopenWindow = TimeSpan.FromDays(14);

    private const int Tries = 3;
    private static readonly Act s_contact = new("contact");

    /// <summary>Commits the message and everything that follows from it. When this returns, the message is kept.</summary>
    public async Task<Receipt> Receive(InboundMessage message, CancellationToken ct)
    {
        var (text, masked) = SensitiveNumbers.Hide(message.Text);
        var (contact, known, unknown) = await contacts.Writing(
            message.Channel, message.Address, message.Language ?? Language.English, clock.GetUtcNow() - ReopenWindow, clock.GetUtcNow(), ct);
        var incoming = new IncomingMessage(Guid.CreateVersion7(), message.ExternalId, text, masked, message.Choice, ConsentOf(message, text, contact))
        {
            Files = await Files(message, contact.Id, ct), OptedOut = contact.OptedOut, WrittenAt = message.WrittenAt, AnsweredByCarrier = message.AnsweredByCarrier,
        };
        var origin = new Origin(
            message.Channel, contact.Id, message.Channel == Channel.Sms ? message.Address : "", message.HubAddress,
            message.SiteId, message.Program, message.State, message.Language ?? contact.Language, message.Via)
        {
            WriterUnknown = unknown,
        };

        var id = known ?? Guid.CreateVersion7();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow();
                var updated = await log.Conversations.Update(id, conversation => Decide(conversation, origin, incoming, now), s_contact, ct);
                // Erased between the look and the append: who writes on is somebody new.
                if (updated.Refusal == Refusals.Erased) return await Receive(message, ct);
                if (updated.Refusal != Refusals.GoesOnElsewhere) return new(id, incoming.MessageId, false, masked, updated.Refusal, updated);
                id = updated.State.GoesOnIn!.Value;
            }
            catch (DuplicateMessage received)
            {
                return new(received.ConversationId, received.MessageId, true, masked, null, null);
            }
            catch (OpenConversationExists other) when (attempt < Tries)
            {
                // Two first messages at once: the other one started the conversation, and this one goes on in it.
                id = other.ConversationId;
            }
        }
    }

    /// <summary>What is still with the carrier gets its place before the message that names it; the same message again finds the same places.</summary>
    private async Task<IReadOnlyList<MessageFile>> Files(InboundMessage message, Guid contact, CancellationToken ct)
    {
        if (message.Media.Count == 0) return message.Files;
        var places = await files.Expect(contact, [.. message.Media.Select((media, n) => ($"{message.ExternalId}:{n}", media.Url))], clock.GetUtcNow(), ct);
        return [.. message.Files, .. places.Zip(message.Media, (id, media) => new MessageFile(id, null, media.ContentType))];
    }

    private static ConsentWord? ConsentOf(InboundMessage message, string text, Contact contact) => Said(message, text, contact) switch
    {
        // A START that comes in late does not undo the STOP that was written after it.
        { Kind: ConsentKind.Start } when contact.OptedOut && message.WrittenAt < contact.OptedOutAt => null,
        var word => word,
    };

    private static ConsentWord? Said(InboundMessage message, string text, Contact contact) => message switch
    {
        { Consent: { } kind } => new(kind, text, ConsentHow.Carrier),
        { Channel: Channel.Sms } => ConsentWords.Find(text, contact.OptedOut),
        _ => null,
    };

    /// <summary>The message, and in the same breath the notices it owes, so that a crash cannot part them.</summary>
    private Decision<ConversationEvent> Decide(Conversation conversation, Origin origin, IncomingMessage message, DateTimeOffset now)
    {
        var received = conversation.Receive(origin, message, now);
        // A program is answered by people alone, and so is a machine that answers us.
        if (received.Refusal is not null || Conversation.IsProgram(origin) || conversation.IsLooping || received.Events.Any(happened => happened is LoopSuspected)) return received;
        var language = conversation.Started ? conversation.Language : origin.Language;
        return [.. received.Events, .. notices.OwedFor(conversation, message, language, now)];
    }
}

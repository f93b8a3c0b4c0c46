using SupportHub.Domain;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;

namespace SupportHub.Web.Conversations;

/// <summary>
/// A client's message from any channel, after the last line that knew the channel's own words. <see cref="ExternalId"/> is the provider's id or
/// the client's idempotency key; <see cref="Address"/> finds the contact (E.164, the visitor token's SHA-256 in hex, or <c>bot:</c> and a foreign conversation's); <see cref="HubAddress"/>
/// is our number or the site's key. <see cref="Consent"/> is what the channel itself made of the text; without it, the text's own words count.
/// <see cref="Via"/>: the foreign channel it came by.
/// </summary>
public sealed record InboundMessage(
    Channel Channel, string ExternalId, string Address, string HubAddress, string Text, string? Choice = null, Language? Language = null,
    Guid? SiteId = null, string? Program = null, string? State = null, ConsentKind? Consent = null,
    string? Via = null)
{
    /// <summary>What the client uploaded before and sends now: files of ours, theirs to send.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];

    /// <summary>When the client wrote it, where the carrier's call was lost and it comes in late.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>What the carrier itself answers, when it is a word of consent.</summary>
    public CarrierAnswer AnsweredByCarrier { get; init; }

    /// <summary>What is still with the carrier, to be fetched.</summary>
    public IReadOnlyList<InboundMedia> Media { get; init; } = [];
}

/// <summary>A picture or paper of a message as the carrier announces it: where it is, and what the sender's phone says it is.</summary>
public sealed record InboundMedia(string Url, string? ContentType);

/// <summary>
/// What became of it. <see cref="Duplicate"/>: it was received before, and these are the ids it got then; else <see cref="Updated"/> is the
/// conversation it stands in.
/// </summary>
public sealed record Receipt(
    Guid ConversationId, Guid MessageId, bool Duplicate, SensitiveKinds Masked, Refusal? Refusal, Updated<Conversation>? Updated);

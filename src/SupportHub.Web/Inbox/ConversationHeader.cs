using SupportHub.Domain.Cases;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Web.Inbox;

/// <summary>What an open conversation shows beside its messages.</summary>
public sealed record ConversationHeader
{
    public Guid Id { get; init; }
    public long Version { get; init; }
    public Guid ContactId { get; init; }
    public string? Name { get; init; }
    public Channel Channel { get; init; }
    public string Address { get; init; } = "";
    public Language Language { get; init; }
    public string? State { get; init; }
    public string? Program { get; init; }
    public Holder Holder { get; init; }
    public bool Resolved { get; init; }
    public Urgency Urgency { get; init; }
    public HandoffReason? HandoffReason { get; init; }
    public string? Topic { get; init; }
    public DateTimeOffset? WaitingSince { get; init; }
    public Guid? Assignee { get; init; }
    public string? Owner { get; init; }
    public bool OptedOut { get; init; }
    public DateTimeOffset? OptedOutAt { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public Guid? CaseId { get; init; }
    public string? County { get; init; }
    public string? CountyName { get; init; }
    public string? CountyState { get; init; }
    public string? CaseNumber { get; init; }
    public DateTimeOffset? PromisedBy { get; init; }

    /// <summary>Our number, or the site's key.</summary>
    public string HubAddress { get; init; } = "";

    /// <summary>Several people write from this phone, and who does now is not known.</summary>
    public bool WriterUnknown { get; init; }

    /// <summary>False where anybody who writes from this phone said so; null: it was not asked.</summary>
    public bool? SafeToText { get; init; }
    public string? SafeToTextNote { get; init; }

    /// <summary>The foreign channel the client writes by, if one.</summary>
    public string? Via { get; init; }

    /// <summary>The site that signed for the client, and when it last did; null: nobody vouches for who this is.</summary>
    public string? VerifiedBy { get; init; }
    public DateTimeOffset? VerifiedAt { get; init; }
    public EscalationStatus? EscalationStatus { get; init; }

    /// <summary>Nothing more is said here, and who it was is not known.</summary>
    public bool IsErased => Address == Erased.Words;

    /// <summary>A text to this number would break the law; the chat of the same person stays open.</summary>
    public bool CannotSend => Channel == Channel.Sms && (OptedOut || Sender == SenderKind.Name);

    /// <summary>The phone a person texts from; else null.</summary>
    public string? Phone => Channel == Channel.Sms && Sender == SenderKind.Phone && !IsErased ? Address : null;

    /// <summary>Others may read a text on this phone.</summary>
    public bool IsUnsafe => Channel == Channel.Sms && SafeToText == false;

    /// <summary>Who can stand behind the address of a text.</summary>
    public SenderKind Sender => Channel == Channel.Sms ? Senders.KindOf(Address) : SenderKind.Phone;
}

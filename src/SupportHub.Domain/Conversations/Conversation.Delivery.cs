using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    /// <summary>How often a text that the provider lost goes out again by itself. A person may ask for more.</summary>
    public const int TriesByItself = 2;

    /// <summary>So long after the client wrote, what we say is an answer. Later it is ours to begin, and nobody is woken for it.</summary>
    public static readonly TimeSpan JustWrote = TimeSpan.FromHours(1);

    /// <summary>Whether the client is with us at that moment: they wrote within <see cref="JustWrote"/>, or are in danger.</summary>
    public bool IsAwaitingWords(DateTimeOffset now) => Urgency == Urgency.Crisis || HeardAt + JustWrote >= now;

    /// <summary>Words of the program's own, the bot's too, that answer nothing the client just wrote.</summary>
    public bool IsProactive(ConversationEvent happened) =>
        happened is NoticeSent or BotReplied or TextTriedAgain { By: null } && !IsAwaitingWords(happened.At);

    /// <summary>
    /// The provider's report on a text. Reports arrive repeated and out of order, so a status only moves forward; one on an earlier try says
    /// nothing of this one (<see cref="TextStanding.Counts"/>). <paramref name="until"/>: when a text leaves that waits for the morning.
    /// </summary>
    public Decision<ConversationEvent> ReportDelivery(
        Guid messageId, DeliveryStatus status, string? errorCode, string? providerId, DateTimeOffset now, TextPlace place = default, DateTimeOffset? until = null)
    {
        if (!Texts.TryGetValue(messageId, out var standing)) return Refusals.UnknownMessage;
        if (IsErased || !standing.Counts(place) || !Moves(standing.At(place).Status, status)) return [];
        return new DeliveryReported(messageId, status, errorCode, providerId, now) { Part = place.Part, Of = place.Of, Try = place.Try, Until = until };
    }

    /// <summary>The provider would not send a text because the phone it was for opted out with it: that counts here too, from now on.</summary>
    public Decision<ConversationEvent> ReportOptedOut(Guid messageId, string errorCode, string phone, DateTimeOffset now, TextPlace place = default)
    {
        var blocked = ReportDelivery(messageId, DeliveryStatus.Blocked, errorCode, null, now, place);
        return blocked.Refusal is null && blocked.Events.Count > 0 ? [.. blocked.Events, new ContactOptedOut(errorCode, now) { How = ConsentHow.Refused, Phone = phone == Address ? null : phone }] : blocked;
    }

    /// <summary>
    /// What did not arrive of a message goes out once more, not before <paramref name="notBefore"/>. <paramref name="by"/> is null when the program does
    /// it by itself, which it does <see cref="TriesByItself"/> times a text at most; <paramref name="after"/> names the text, and the try that was lost.
    /// </summary>
    public Decision<ConversationEvent> TryAgain(Guid messageId, Guid? by, bool optedOut, DateTimeOffset? notBefore, DateTimeOffset now, TextPlace? after = null)
    {
        if (IsErased) return Refusals.Erased;
        if (!Texts.TryGetValue(messageId, out var standing)) return Refusals.UnknownMessage;
        if (optedOut) return Refusals.OptedOut;
        if (standing.Whole is not (DeliveryStatus.Undelivered or DeliveryStatus.Failed or DeliveryStatus.Cancelled)) return [];
        if (Channel != Channel.Sms) return [];
        // A report of an earlier try came late, or again: that part is not lost any more.
        var parts = standing.WithThoseBehind((part, i) => part.IsGivenUp
            && (after is not { } lost || (lost.Index == i && lost.Try == part.Try)) && (by is not null || part.Lost < TriesByItself));
        return parts.Count == 0 ? [] : new TextTriedAgain(messageId, by, notBefore, now) { Parts = standing.Parts.Count == 1 ? null : parts };
    }

    private Conversation Reported(DeliveryReported report)
    {
        var standing = Texts.GetValueOrDefault(report.MessageId, TextStanding.New).With(new(report.Part, report.Of, report.Try), report.Status);
        return Standing(report.MessageId, standing);
    }

    private Conversation Standing(Guid messageId, TextStanding standing) => this with { Texts = Texts.SetItem(messageId, standing) };

    private static bool Moves(DeliveryStatus from, DeliveryStatus to) => (from, to) switch
    {
        _ when from == to => false,
        // A text that waits for a person or for the morning goes on when they say so. One they cancelled may have left before: the provider knows better.
        (DeliveryStatus.Stuck or DeliveryStatus.Waiting, _) => true,
        (DeliveryStatus.Cancelled, _) => to is not (DeliveryStatus.Queued or DeliveryStatus.Stuck or DeliveryStatus.Waiting),
        (not DeliveryStatus.Queued, DeliveryStatus.Stuck or DeliveryStatus.Cancelled or DeliveryStatus.Waiting) => false,
        _ => to > from && from < DeliveryStatus.Delivered,
    };
}

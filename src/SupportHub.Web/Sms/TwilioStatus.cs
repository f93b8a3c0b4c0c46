using SupportHub.Domain.Conversations;

namespace SupportHub.Web.Sms;

/// <summary>Twilio's words for how far a text got, in ours.</summary>
internal static class TwilioStatus
{
    /// <summary>Null for a word that is not known: Twilio adds new ones, and guessing would move a status for ever.</summary>
    public static DeliveryStatus? Read(string? status) => status switch
    {
        "accepted" or "scheduled" or "queued" => DeliveryStatus.Queued,
        "sending" => DeliveryStatus.Sending,
        "sent" => DeliveryStatus.Sent,
        "delivered" or "read" => DeliveryStatus.Delivered,
        "undelivered" => DeliveryStatus.Undelivered,
        "failed" or "canceled" => DeliveryStatus.Failed,
        _ => null,
    };
}

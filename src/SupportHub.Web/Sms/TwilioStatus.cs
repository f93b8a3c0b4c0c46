using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SupportHub.Domain.Conversations;

namespace SupportHub.Web.Sms;

/// <summary>Twilio's words for how far a text got, in ours.</summary>
internal static class TwilioStatus
{
    /// <summary>Null for a word that is not known and comes without an error: Twilio adds new ones, and guessing would move a status for ever.</summary>
    public static DeliveryStatus? Read(string? status, string? errorCode) => status switch
    {
        "accepted" or "scheduled" or "queued" => DeliveryStatus.Queued,
        "sending" => DeliveryStatus.Sending,
        "sent" => DeliveryStatus.Sent,
        "delivered" or "read" => DeliveryStatus.Delivered,
        "undelivered" => DeliveryStatus.Undelivered,
        "failed" or "canceled" => DeliveryStatus.Failed,
        _ => errorCode is null ? null : DeliveryStatus.Failed,
    };
}

/// <summary>Which text of a message a status callback is of: the query of its address, which Twilio signs with it.</summary>
internal static class StatusQuery
{
    public static string Of(TextPlace place) => place == default
        ? ""
        : QueryHelpers.AddQueryString("", new Dictionary<string, string?>
        {
            ["part"] = Said(place.Part), ["of"] = Said(place.Of), ["try"] = Said(place.Try),
        });

    public static TextPlace Read(IQueryCollection query) => new(Number(query["part"]), Number(query["of"]), Number(query["try"]));

    private static string Said(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string? said) => int.TryParse(said, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

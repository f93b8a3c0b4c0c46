using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SupportHub.Domain.Conversations;

namespace SupportHub.Web.Sms;

/// <summary>Twilio's report on a text of ours. <see cref="ErrorCode"/> and <see cref="Sid"/> are null where they are missing or cannot be.</summary>
internal sealed record TwilioStatus(DeliveryStatus? Status, string? ErrorCode, string? Sid)
{
    private const int LongestSid = 64;

    /// <summary>Null: the form says nothing of a status.</summary>
    public static TwilioStatus? Read(IFormCollection form)
    {
        if ((Said(form["MessageStatus"].FirstOrDefault()) ?? Said(form["SmsStatus"].FirstOrDefault())) is not { } status) return null;
        var code = Code(form["ErrorCode"].FirstOrDefault());
        return new(Read(status, code), code, Id(form["MessageSid"].FirstOrDefault()));
    }

    /// <summary>
    /// Twilio's words for how far a text got, in ours. Null for a word that is not known and comes without an error: Twilio adds new ones, and guessing
    /// would move a status for ever.
    /// </summary>
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

    // A code is a number; 0 says that there was none.
    private static string? Code(string? field) => int.TryParse(field, out var code) && code > 0 ? code.ToString(CultureInfo.InvariantCulture) : null;

    private static string? Id(string? field) => Said(field) is { Length: <= LongestSid } sid && sid.All(char.IsAsciiLetterOrDigit) ? sid : null;

    private static string? Said(string? field) => string.IsNullOrEmpty(field) ? null : field;
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

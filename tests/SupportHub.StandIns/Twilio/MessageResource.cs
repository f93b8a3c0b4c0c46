using System.Globalization;

namespace SupportHub.StandIns.Twilio;

/// <summary>A message in the API's own JSON shape (twilio_api_v2010, api.v2010.account.message).</summary>
internal static class MessageResource
{
    public static object Of(TextMessage text, string accountSid, string? from)
    {
        var uri = $"/2010-04-01/Accounts/{accountSid}/Messages/{text.Sid}";
        return new
        {
            account_sid = accountSid,
            api_version = "2010-04-01",
            body = text.Body,
            date_created = Rfc2822(text.CreatedAt),
            date_sent = text.SentAt is { } sent ? Rfc2822(sent) : null,
            date_updated = Rfc2822(text.UpdatedAt),
            direction = text.Direction,
            error_code = text.ErrorCode,
            error_message = text.ErrorCode is { } code ? $"Error {code}" : null,
            from,
            messaging_service_sid = text.MessagingServiceSid,
            num_media = Number(text.Media.Count),
            // Nobody knows yet which number a service will send from, nor what that makes of the text.
            num_segments = Number(text.Status is "accepted" or "scheduled" ? 0 : text.Segments),
            price = (string?)null,
            price_unit = "USD",
            sid = text.Sid,
            status = text.Status,
            subresource_uris = new { media = $"{uri}/Media.json" },
            to = text.To,
            uri = $"{uri}.json",
        };
    }

    /// <summary>A file of a message (api.v2010.account.message.media).</summary>
    public static object Of(TextMedia media, TextMessage text, string accountSid) => new
    {
        account_sid = accountSid,
        content_type = media.ContentType,
        date_created = Rfc2822(text.CreatedAt),
        date_updated = Rfc2822(text.CreatedAt),
        parent_sid = text.Sid,
        sid = media.Sid,
        uri = $"/2010-04-01/Accounts/{accountSid}/Messages/{text.Sid}/Media/{media.Sid}.json",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Rfc2822(DateTimeOffset at) => at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
}

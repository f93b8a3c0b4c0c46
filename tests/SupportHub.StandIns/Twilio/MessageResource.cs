using System.Globalization;

namespace SupportHub.StandIns.Twilio;

/// <summary>Messages and pages of messages in the API's own JSON shape (twilio_api_v2010, api.v2010.account.message).</summary>
internal static class MessageResource
{
    public static object Of(TextMessage text, string accountSid)
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
            from = text.From,
            messaging_service_sid = (string?)null,
            num_media = "0",
            num_segments = text.Segments.ToString(CultureInfo.InvariantCulture),
            price = (string?)null,
            price_unit = "USD",
            sid = text.Sid,
            status = text.Status,
            subresource_uris = new { media = $"{uri}/Media.json" },
            to = text.To,
            uri = $"{uri}.json",
        };
    }

    public static object Page(IReadOnlyList<TextMessage> all, string accountSid, string query, int page, int size)
    {
        var path = $"/2010-04-01/Accounts/{accountSid}/Messages.json?{(query.Length == 0 ? "" : query + "&")}PageSize={size}&Page=";
        var shown = all.Skip(page * size).Take(size).ToList();
        return new
        {
            end = Math.Max(page * size + shown.Count - 1, 0),
            first_page_uri = $"{path}0",
            messages = shown.Select(text => Of(text, accountSid)),
            next_page_uri = all.Count > (page + 1) * size ? $"{path}{page + 1}" : null,
            page,
            page_size = size,
            previous_page_uri = page > 0 ? $"{path}{page - 1}" : null,
            start = page * size,
            uri = $"{path}{page}",
        };
    }

    private static string Rfc2822(DateTimeOffset at) => at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
}

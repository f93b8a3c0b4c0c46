using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportHub.StandIns.Twilio;

/// <summary>
/// The list of messages, the newest first, by To, From and day sent. A page is reached by the token of the page before it and begins behind that
/// page's last text, so that what is written meanwhile moves nothing.
/// </summary>
internal static class MessageList
{
    private const int MostOnAPage = 1000;

    public static JsonHttpResult<object> Answer(HttpRequest request, TwilioStandIn twilio, DateTimeOffset until)
    {
        var query = request.Query;
        var size = int.TryParse(query["PageSize"], out var asked) ? Math.Clamp(asked, 1, MostOnAPage) : 50;
        var page = int.TryParse(query["Page"], out var at) ? Math.Max(at, 0) : 0;
        var found = twilio.Ledger.All.Reverse()
            .Where(text => text.CreatedAt < until && Is(query["To"], text.To) && Is(query["From"], text.From))
            .Where(text => Day(query["DateSent"]) is not { } day || text.SentAt?.UtcDateTime.Date == day.UtcDateTime.Date)
            .Where(text => Day(query["DateSent>"]) is not { } from || text.SentAt >= from)
            .Where(text => Day(query["DateSent<"]) is not { } last || text.SentAt < last.AddDays(last.TimeOfDay == TimeSpan.Zero ? 1 : 0))
            .ToList();
        var first = Behind(query["PageToken"], found) ?? page * size;
        var shown = found.Skip(first).Take(size).ToList();
        var filters = string.Concat(query.Where(field => field.Key is not ("Page" or "PageSize" or "PageToken"))
            .Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value.ToString())}&"));
        var path = $"/2010-04-01/Accounts/{twilio.Options.AccountSid}/Messages.json?{filters}PageSize={size}&Page=";
        return TypedResults.Json<object>(new
        {
            end = Math.Max(page * size + shown.Count - 1, 0),
            first_page_uri = $"{path}0",
            messages = shown.Select(text => MessageResource.Of(text, twilio.Options.AccountSid, text.From)),
            next_page_uri = first + size < found.Count ? $"{path}{page + 1}&PageToken=PA{shown[^1].Sid}" : null,
            page,
            page_size = size,
            previous_page_uri = page > 0 ? $"{path}{page - 1}&PageToken=PB{shown.FirstOrDefault()?.Sid}" : null,
            start = page * size,
            uri = request.Path.Value + request.QueryString,
        });

        int? Behind(string? token, List<TextMessage> texts) => token switch
        {
            ['P', 'A', .. var sid] when texts.FindIndex(text => text.Sid == sid) is >= 0 and var last => last + 1,
            ['P', 'B', .. var sid] when texts.FindIndex(text => text.Sid == sid) is >= 0 and var next => Math.Max(next - size, 0),
            _ => null,
        };
    }

    private static bool Is(string? wanted, string actual) => string.IsNullOrEmpty(wanted) || wanted == actual;

    private static DateTimeOffset? Day(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;
}

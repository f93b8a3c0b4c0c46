using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportHub.StandIns.Twilio;

/// <summary>The REST API's Media resource: list, read, delete. The bytes are served beside it.</summary>
internal static class MediaRecords
{
    private const int PageSize = 50;

    public static void MapMediaRecords(this IEndpointRouteBuilder app, TwilioStandIn twilio)
    {
        var account = app.MapAccount(twilio);
        account.MapGet("/Messages/{message}/Media.json", IResult (string message, HttpRequest request) =>
            twilio.Ledger.Find(message) is { } text ? List(text, twilio.Options.AccountSid, request) : TwilioError.NotFound(request.Path).ToResult());
        account.MapGet("/Messages/{message}/Media/{sid}.json", IResult (string message, string sid, HttpRequest request) => Find(message, sid, twilio) is var (text, file)
            ? TypedResults.Json(MessageResource.Of(file, text, twilio.Options.AccountSid)) : TwilioError.NotFound(request.Path).ToResult());
        account.MapDelete("/Messages/{message}/Media/{sid}.json", IResult (string message, string sid, HttpRequest request) =>
        {
            if (Find(message, sid, twilio) is null)
                return TwilioError.NotFound(request.Path).ToResult();
            twilio.Ledger.Change(message, text => text with { Media = [.. text.Media.Where(file => file.Sid != sid)] });
            return TypedResults.NoContent();
        });
    }

    private static JsonHttpResult<object> List(TextMessage text, string accountSid, HttpRequest request)
    {
        var path = $"{request.Path}?PageSize={PageSize}&Page=0";
        return TypedResults.Json<object>(new
        {
            end = Math.Max(text.Media.Count - 1, 0),
            first_page_uri = path,
            media_list = text.Media.Select(file => MessageResource.Of(file, text, accountSid)),
            next_page_uri = (string?)null,
            page = 0,
            page_size = PageSize,
            previous_page_uri = (string?)null,
            start = 0,
            uri = path,
        });
    }

    private static (TextMessage Text, TextMedia File)? Find(string message, string sid, TwilioStandIn twilio) =>
        twilio.Ledger.Find(message) is { } text && text.Media.FirstOrDefault(file => file.Sid == sid) is { } file ? (text, file) : null;
}

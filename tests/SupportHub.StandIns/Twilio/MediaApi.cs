namespace SupportHub.StandIns.Twilio;

/// <summary>
/// The bytes of the Media resource: who has the account's credentials is sent on to where they are kept, and there credentials are nobody's business.
/// </summary>
internal static class MediaApi
{
    public static void MapMediaBytes(this IEndpointRouteBuilder app, TwilioStandIn twilio)
    {
        app.MapAccount(twilio).MapGet("/Messages/{message}/Media/{sid}", IResult (string message, string sid, HttpRequest request) =>
            Find(twilio, message, sid) is null ? TwilioError.NotFound(request.Path).ToResult() : TypedResults.Redirect($"/media/{message}/{sid}", permanent: false, preserveMethod: true));
        app.MapGet("/media/{message}/{sid}", IResult (string message, string sid, HttpRequest request) =>
            request.Headers.Authorization.Count > 0 ? TypedResults.BadRequest()
            : Find(twilio, message, sid) is { } file ? TypedResults.Bytes(file.Content, file.ContentType) : TypedResults.NotFound());
    }

    private static TextMedia? Find(TwilioStandIn twilio, string message, string sid) => twilio.Ledger.Find(message)?.Media.FirstOrDefault(file => file.Sid == sid);
}

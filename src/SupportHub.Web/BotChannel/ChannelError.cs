using Microsoft.Net.Http.Headers;

namespace SupportHub.Web.BotChannel;

/// <summary>What a channel is told when its Activity is not taken: the protocol's own body for every 4xx and 5xx (C36).</summary>
internal sealed record ChannelError(int Status, string Code, string Message)
{
    public static ChannelError Unauthorized { get; } = new(StatusCodes.Status401Unauthorized, "Unauthorized", "A valid token of the channel is needed.");

    public static ChannelError Forbidden { get; } = new(StatusCodes.Status403Forbidden, "Forbidden", "The token does not cover this channel and service URL, or the service URL is not one of ours.");

    public static ChannelError Bad(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public IResult Answer(HttpContext http)
    {
        if (Status == StatusCodes.Status401Unauthorized) http.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return TypedResults.Json(new { error = new { code = Code, message = Message } }, statusCode: Status);
    }
}

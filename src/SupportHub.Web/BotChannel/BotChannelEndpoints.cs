using System.Text;
using Microsoft.AspNetCore.Mvc;
using SupportHub.Bot.Activities;

namespace SupportHub.Web.BotChannel;

/// <summary>Where channels of the Bot Framework call us. What is taken is committed; answers go out later, to the Activity's service URL.</summary>
internal static class BotChannelEndpoints
{
    private const int LongestRequest = 256 * 1024;

    public static void MapBotChannel(this IEndpointRouteBuilder app) => app.MapPost("/api/messages", Take)
        .WithMetadata(new RequestSizeLimitAttribute(LongestRequest))
        // The channel's token guards it.
        .AllowAnonymous()
        .DisableAntiforgery();

    private static async Task<IResult> Take(HttpContext http, ChannelDoor door, IncomingActivities incoming, CancellationToken ct)
    {
        if (await door.Enter(http.Request, ct) is not { } caller) return ChannelError.Unauthorized.Answer(http);
        string body;
        try
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
            body = await reader.ReadToEndAsync(ct);
        }
        catch (BadHttpRequestException unread)
        {
            return new ChannelError(unread.StatusCode, unread.StatusCode == StatusCodes.Status413PayloadTooLarge ? "MessageSizeTooBig" : "BadArgument", "The body cannot be read.").Answer(http);
        }

        if (ActivityJson.Read(body) is not { } activity) return ChannelError.Bad("The body is no Activity.").Answer(http);
        if (ActivityShape.Fault(activity) is { } fault) return ChannelError.Bad(fault).Answer(http);
        if (!door.Covers(caller, activity)) return ChannelError.Forbidden.Answer(http);
        await incoming.Take(activity, caller.IsAuthenticated, ct);
        return TypedResults.Ok();
    }
}

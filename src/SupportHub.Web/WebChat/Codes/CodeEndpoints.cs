using Microsoft.AspNetCore.Http.HttpResults;
using SupportHub.Store.Records;

namespace SupportHub.Web.WebChat.Codes;

/// <summary><paramref name="Purpose"/>: <c>move</c> (the chat goes on by text) or <c>open</c> (an earlier conversation is shown here).</summary>
public sealed record AskForCode(string? Site, string? Language, string? Phone, string? Purpose);

/// <summary><paramref name="Who"/>: see <see cref="CodeDone.Ask"/>.</summary>
public sealed record ConfirmCode(string? Site, string? Language, Guid? Id, string? Code, string? Who);

internal static class CodeEndpoints
{
    public static void MapCodes(this IEndpointRouteBuilder clients)
    {
        var codes = clients.MapGroup("/api/chat/codes").RequireRateLimiting(ChatPace.Visits);
        codes.MapPost("", Ask);
        codes.MapPost("/confirm", Confirm);
    }

    private static async Task<Results<Ok<CodeAsked>, UnauthorizedHttpResult>> Ask(
        AskForCode asked, HttpContext http, Visitors visitors, CodesByText codes, CancellationToken ct) =>
        await visitors.Recognise(Visitors.TokenIn(http), asked.Site, asked.Language, ct) is { } visitor
            ? TypedResults.Ok(await codes.Ask(
                visitor, asked.Phone, asked.Purpose == "open" ? CodePurpose.Open : CodePurpose.Move, http.RemoteAddress(), ct))
            : TypedResults.Unauthorized();

    private static async Task<Results<Ok<CodeDone>, UnauthorizedHttpResult>> Confirm(
        ConfirmCode confirmed, HttpContext http, Visitors visitors, CodesByText codes, CancellationToken ct) =>
        await visitors.Recognise(Visitors.TokenIn(http), confirmed.Site, confirmed.Language, ct) is { } visitor
            ? TypedResults.Ok(await codes.Confirm(visitor, confirmed.Id, confirmed.Code, confirmed.Who, ct))
            : TypedResults.Unauthorized();
}

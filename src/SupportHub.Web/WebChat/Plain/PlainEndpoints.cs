using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>
/// The chat as a form: what is posted is answered with the page itself. The visitor's token travels in the form alone: in no address, so in no
/// history and no Referer, and in no cookie. Whoever does not hold it cannot post in its name.
/// </summary>
internal static class PlainEndpoints
{
    // A message of 4,000 characters, each written as nine bytes at worst, and the form's own fields.
    private const int LongestForm = 64 * 1024;

    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapPlainChat(this IEndpointRouteBuilder clients)
    {
        var plain = clients.MapGroup("/chat/plain").WithMetadata(new RequestSizeLimitAttribute(LongestForm)).DisableAntiforgery();
        plain.MapGet("", (string? site, string? lang, PlainChat chat, HttpContext http, CancellationToken ct) => Show(new() { Site = site, Language = lang }, chat, http, ct));
        plain.MapPost("", Take).RequireRateLimiting(ChatPace.Visits);
    }

    private static async Task<Results<RazorComponentResult<PlainPage>, NotFound, StatusCodeHttpResult>> Take(PlainChat chat, HttpContext http, CancellationToken ct)
    {
        try
        {
            var form = await http.Request.ReadFormAsync(ct);
            return await Show(PlainForm.Read(form), chat, http, ct);
        }
        catch (Exception unread) when (unread is InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            return TypedResults.StatusCode(unread is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<Results<RazorComponentResult<PlainPage>, NotFound, StatusCodeHttpResult>> Show(
        PlainForm form, PlainChat chat, HttpContext http, CancellationToken ct)
    {
        if (await chat.Do(form, http, ct) is not { } view) return TypedResults.NotFound();
        http.Response.Headers.ContentSecurityPolicy = Policy;
        // A shared phone's Back button must not show what was said.
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<PlainPage>(new { View = view });
    }
}

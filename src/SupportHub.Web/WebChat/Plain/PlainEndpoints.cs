using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SupportHub.Store.Records;
using SupportHub.Web.Files;
using SupportHub.Web.WebChat.Transcripts;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>
/// The chat as a form: what is posted is answered with the page itself. The visitor's token travels in the form alone: in no address, so in no
/// history and no Referer, and in no cookie. Whoever does not hold it cannot post in its name. A file and the whole conversation are posted for too.
/// </summary>
internal static class PlainEndpoints
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapPlainChat(this IEndpointRouteBuilder clients)
    {
        var plain = clients.MapGroup("/chat/plain").DisableAntiforgery();
        plain.MapGet("", (string? site, string? lang, PlainChat chat, HttpContext http, CancellationToken ct) => Show(new() { Site = site, Language = lang }, chat, http, ct));
        // How long it may be is for whoever reads it: files come with it.
        plain.MapPost("", Take).WithMetadata(new DisableRequestSizeLimitAttribute());

        var kept = plain.MapGroup("").RequireRateLimiting(FilePace.Reads).WithMetadata(new RequestSizeLimitAttribute(PlainPost.LongestForm));
        kept.MapPost("/file", (
            [FromForm] Guid id, [FromForm] string? token, [FromForm] string? site, HttpContext http, Visitors visitors, ChatLog chat, ClientFiles files, CancellationToken ct) =>
            ChatFileEndpoints.Send(id, false, token, site, http, visitors, chat, files, ct));
        kept.MapPost("/transcript", (
            [FromForm] string? token, [FromForm] string? site, [FromForm] string? lang, HttpContext http, TranscriptDownload transcript, CancellationToken ct) =>
            transcript.Send(token, site, lang, null, http, ct));
    }

    private static async Task<Results<RazorComponentResult<PlainPage>, NotFound, StatusCodeHttpResult>> Take(
        PlainPost post, PlainChat chat, ChatPace pace, HttpContext http, CancellationToken ct)
    {
        PlainForm form;
        try
        {
            form = await post.Read(http, isTooFast: !pace.AllowsPost(http.RemoteAddress()), ct);
        }
        catch (Exception unread) when (unread is InvalidDataException or IOException or InvalidOperationException)
        {
            return TypedResults.StatusCode(unread is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest);
        }
        return await Show(form, chat, http, ct);
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

using Microsoft.AspNetCore.Http.HttpResults;
using SupportHub.Store.Records;
using SupportHub.Web.WebChat.Codes;
using SupportHub.Web.WebChat.Demo;
using SupportHub.Web.WebChat.Plain;
using SupportHub.Web.WebChat.SiteRecords;
using SupportHub.Web.WebChat.Transcripts;

namespace SupportHub.Web.WebChat;

internal static class WebChatEndpoints
{
    /// <summary>Clients have no account; the token a visit gives is all they hold.</summary>
    public static void MapWebChat(this WebApplication app)
    {
        app.UseOwnOrigin();
        var clients = app.MapGroup("").AllowAnonymous();
        clients.MapGet("/chat", ChatPage.Show);
        clients.MapGet("/widget/sites/{key}.css", Colour);
        clients.MapPost("/api/chat/visits", Welcome).RequireRateLimiting(ChatPace.Visits);
        clients.MapCodes();
        clients.MapGet("/api/chat/transcript", (string? site, string? language, string? zone, TranscriptDownload transcript, HttpContext http, CancellationToken ct) =>
            transcript.Send(Visitors.TokenIn(http), site, language, zone, http, ct));
        clients.MapPlainChat();
        clients.MapHub<ChatHub>("/hubs/chat");
        app.MapDemoSite();
    }

    /// <summary>A style in a file of ours: the page's policy lets none stand in the page itself.</summary>
    private static async Task<Results<ContentHttpResult, NotFound>> Colour(string key, Sites sites, HttpContext http, CancellationToken ct)
    {
        if (await sites.ByKey(key, ct) is not { Colour: { } colour }) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Content(SiteColour.Css(colour), "text/css; charset=utf-8");
    }

    private static async Task<Results<Ok<Visit>, NotFound>> Welcome(VisitRequest request, Visitors visitors, CancellationToken ct) =>
        await visitors.Welcome(request, ct) is { } visit ? TypedResults.Ok(visit) : TypedResults.NotFound();
}

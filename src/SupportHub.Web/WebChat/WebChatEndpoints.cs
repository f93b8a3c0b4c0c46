using Microsoft.AspNetCore.Http.HttpResults;
using SupportHub.Web.WebChat.Demo;

namespace SupportHub.Web.WebChat;

internal static class WebChatEndpoints
{
    /// <summary>Clients have no account; the token a visit gives is all they hold.</summary>
    public static void MapWebChat(this WebApplication app)
    {
        var clients = app.MapGroup("").AllowAnonymous();
        clients.MapGet("/chat", ChatPage.Show);
        clients.MapPost("/api/chat/visits", Welcome).RequireRateLimiting(ChatPace.Visits);
        clients.MapHub<ChatHub>("/hubs/chat");
        app.MapDemoSite();
    }

    private static async Task<Results<Ok<Visit>, NotFound>> Welcome(VisitRequest request, Visitors visitors, CancellationToken ct) =>
        await visitors.Welcome(request.Site, request.Language, ct) is { } token ? TypedResults.Ok(new Visit(token)) : TypedResults.NotFound();
}

using Microsoft.Extensions.Options;
using SupportHub.Web.Setup;

namespace SupportHub.Web.WebChat.SiteRecords;

/// <summary>
/// Only our own chat page speaks with the chat's endpoints. A WebSocket knows no CORS, so another site's page could open one: the browser tells
/// whose page asks, and anybody else's is refused. What has no origin is no page.
/// </summary>
internal static class OwnOrigin
{
    public static void UseOwnOrigin(this WebApplication app) => app.UseWhen(IsChat, chat => chat.Use((context, next) =>
    {
        if (IsOwn(context)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }));

    private static bool IsChat(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/hubs/chat", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/api/chat", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/chat/plain", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(HttpContext context)
    {
        if (context.Request.Headers.Origin is not { Count: > 0 } said) return true;
        // The scheme is the proxy's to end: the name and port are what a browser asked for.
        return said is [{ } origin] && (origin == context.RequestServices.GetRequiredService<IOptions<HubOptions>>().Value.PublicUrl
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value));
    }
}

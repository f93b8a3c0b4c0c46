namespace SupportHub.Web.Layout;

internal static class SecurityHeaders
{
    // Scripts come from files of ours only. Inline style *attributes* are allowed, because Radzen positions and sizes its
    // components with them in the HTML it renders; inline <style> elements are not.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment, because the page that replaces a failed answer clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // The client's chat stands in frames on other sites and says so itself, more strictly in all else.
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    });
}

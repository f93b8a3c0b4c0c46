using SupportHub.Web.Setup;

namespace SupportHub.Web.WebChat.Demo;

/// <summary>A pretend benefits site in three languages that carries the chat by the one script line, as a real site would. Only in the demo.</summary>
internal static class DemoSite
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What may be asked for, and as what it is sent.</summary>
    private static readonly Dictionary<string, (string File, string Type)> s_files = new()
    {
        ["en"] = ("en.html", "text/html; charset=utf-8"),
        ["es"] = ("es.html", "text/html; charset=utf-8"),
        ["zh-hant"] = ("zh-hant.html", "text/html; charset=utf-8"),
        ["site.css"] = ("site.css", "text/css; charset=utf-8"),
        ["plate.svg"] = ("plate.svg", "image/svg+xml"),
    };

    public static void MapDemoSite(this WebApplication app)
    {
        if (!app.Configuration.GetSection(HubOptions.Section).GetValue<bool>(nameof(HubOptions.Demo))) return;
        var demo = app.MapGroup("/demo").AllowAnonymous();
        demo.MapGet("", () => Results.Redirect("/demo/en"));
        demo.MapGet("/{name}", Send);
    }

    private static IResult Send(string name, HttpContext http)
    {
        if (!s_files.TryGetValue(name, out var found)) return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = Policy;
        var file = typeof(DemoSite).Assembly.GetManifestResourceStream($"demo-site/{found.File}")!;
        return Results.Stream(file, found.Type);
    }
}

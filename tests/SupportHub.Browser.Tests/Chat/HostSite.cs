using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>
/// Somebody else's web site with the chat's one line on it, and the strictest policy under which that line can work.
/// </summary>
internal sealed class HostSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly string _name;

    private HostSite(WebApplication app, string name) => (_app, _name) = (app, name);

    /// <summary>Its page with the chat.</summary>
    public Uri Address => new UriBuilder(_app.Urls.First()) { Host = _name }.Uri;

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>A page of the same site without the chat.</summary>
    public Uri Elsewhere => new(Address, "elsewhere");

    /// <param name="hub">Where the chat comes from.</param>
    /// <param name="site">The chat's key.</param>
    /// <param name="identity">What the site signs for whoever opens its page; null: it knows nobody.</param>
    /// <param name="name">
    /// <c>localhost</c>: for the browser another site than the hub's <c>127.0.0.1</c>, and the private windows of tests let no frame of another
    /// site keep anything. <c>127.0.0.1</c>: another origin of the same site.
    /// </param>
    public static async Task<HostSite> StartAsync(Uri hub, string site, string name, Func<string?>? identity = null)
    {
        var origin = hub.GetLeftPart(UriPartial.Authority);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {origin}; frame-src {origin}";
            return Page($"<h1>Benefits</h1><script src=\"{origin}/widget.js\" data-site=\"{site}\"{(identity?.Invoke() is { } token ? $" data-identity=\"{token}\"" : "")} async></script>");
        });
        app.MapGet("/elsewhere", () => Page("<h1>Elsewhere</h1>"));
        await app.StartAsync();
        return new(app, name);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Page(string body) => Results.Content(
        $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Benefits</title></head><body>{body}</body></html>", "text/html; charset=utf-8");
}

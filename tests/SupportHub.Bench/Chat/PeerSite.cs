using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportHub.Bench.Chat;

/// <summary>
/// What the chat is laid beside: an empty page with a field, the same page with as many bytes of script and style as the chat's that do
/// nothing, and the chat's lines as plain paragraphs. And a site that carries the chat by its one line.
/// </summary>
internal sealed class PeerSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PeerSite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <param name="hub">Where the chat comes from.</param>
    /// <param name="site">Its key.</param>
    /// <param name="script">Bytes of the chat's script on the wire.</param>
    /// <param name="style">And of its style.</param>
    /// <param name="lines">How many paragraphs the long page has.</param>
    public static async Task<PeerSite> StartAsync(Uri hub, string site, int script, int style, int lines)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/empty", () => Page("<textarea></textarea>"));
        app.MapGet("/weight", () => Page("<link rel=\"stylesheet\" href=\"/weight.css\"><script src=\"/weight.js\"></script><textarea></textarea>"));
        app.MapGet("/weight.js", () => Results.Text(Comment(script), "text/javascript"));
        app.MapGet("/weight.css", () => Results.Text(Comment(style), "text/css"));
        app.MapGet("/lines", () => Page($"<main style=\"height: 100vh; overflow-y: auto\">{string.Concat(Enumerable.Repeat($"<p>{Words.Message}</p>", lines))}</main>"));
        app.MapGet("/site", () => Page($"<h1>Benefits</h1><script src=\"{hub}widget.js\" data-site=\"{site}\" async></script>"));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Page(string body) => Results.Content(
        $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Page</title></head><body style=\"margin: 0\">{body}</body></html>",
        "text/html; charset=utf-8");

    private static string Comment(int bytes) => $"/*{RandomNumberGenerator.GetHexString(bytes - 4)}*/";
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportHub.Bench.Ceilings;

/// <summary>What ASP.NET alone takes to read a form and answer it: nothing is checked, nothing kept.</summary>
internal sealed class EmptyEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmptyEndpoint(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<EmptyEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/{**any}", async (HttpRequest request, CancellationToken ct) =>
        {
            await request.ReadFormAsync(ct);
            return TypedResults.Content("<Response/>", "text/xml");
        });
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

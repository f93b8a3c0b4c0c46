using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportHub.StandIns.SignalR;

namespace SupportHub.Bench.Ceilings;

/// <summary>What SignalR alone takes to carry a message there and back, in JSON over a WebSocket.</summary>
internal sealed class EchoCeiling : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HubClient[] _clients;

    private EchoCeiling(WebApplication app, HubClient[] clients) => (_app, _clients) = (app, clients);

    public static async Task<EchoCeiling> StartAsync(int connections)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<EchoHub>("/echo");
        await app.StartAsync();
        var address = new Uri(new Uri(app.Urls.First()), "/echo");
        return new(app, await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => HubClient.Connect(address))));
    }

    public Task<Measured> AtRateAsync(double perSecond, TimeSpan time) =>
        Measured.AtRateAsync(perSecond, time, turn => _clients[turn % _clients.Length].Invoke<string>(nameof(EchoHub.Echo), Words.Message));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        await _app.DisposeAsync();
    }

    private sealed class EchoHub : Hub
    {
        public string Echo(string text) => text;
    }
}

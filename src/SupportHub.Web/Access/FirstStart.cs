using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SupportHub.Web.Access;

/// <summary>A start without any account prints the link that makes the first one. To the terminal only: a log would keep it.</summary>
internal sealed class FirstStart(StaffDirectory staff, FirstAdmin first, PublicAddress address) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (await staff.IsEmpty(cancellationToken))
            Console.WriteLine($"There is no staff account yet. Make the first one here, once, within {FirstAdmin.Lifetime.TotalHours:0} hours:\n  {address.Of(first.NewLink())}");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Where people reach this hub: the setting <c>SupportHub:PublicUrl</c>, else the address it listens on.</summary>
internal sealed class PublicAddress(IConfiguration settings, IServer server)
{
    public string Of(string path)
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return (settings["SupportHub:PublicUrl"] ?? listening ?? "").TrimEnd('/') + path;
    }
}

using SupportHub.Web.Setup;

namespace SupportHub.Web.Access;

/// <summary>
/// The way in, printed once the hub listens: in the demo its sign-ins, elsewhere the first account's link while there is
/// no account. To the terminal only: a log would keep it.
/// </summary>
internal sealed class FirstStart(
    StaffDirectory staff, FirstAdmin first, DemoStaff demo, PublicAddress address, IConfiguration settings, IHostApplicationLifetime lifetime) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.GetSection(HubOptions.Section).Get<HubOptions>() is { Demo: true } hub)
        {
            var table = await demo.Fill(hub.DataFolder ?? HubDatabase.DefaultDataFolder, cancellationToken);
            Print(() => table);
        }
        else if (await staff.IsEmpty(cancellationToken))
        {
            Print(() => $"There is no staff account yet. Make the first one here, once, within {FirstAdmin.Lifetime.TotalHours:0} hours:\n  {address.Of(first.NewLink())}");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The address is known only then.
    private void Print(Func<string> text) => lifetime.ApplicationStarted.Register(() => Console.WriteLine(text()));
}

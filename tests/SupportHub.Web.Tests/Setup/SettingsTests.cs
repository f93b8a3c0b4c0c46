using System.Diagnostics;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Setup;

/// <summary>The real program with one setting wrong: it names the setting, shows no stack and no secret, and ends with 1.</summary>
public sealed class SettingsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Secret = "geheim-8841";

    [Theory]
    [InlineData("ConnectionStrings__SupportHub", "", "ConnectionStrings:SupportHub")]
    [InlineData("ConnectionStrings__SupportHub", "Hosst=nowhere;Password=" + Secret, "ConnectionStrings:SupportHub")]
    [InlineData("ConnectionStrings__SupportHub", "Host=127.0.0.1;Port=1;Username=x;Password=" + Secret, "ConnectionStrings:SupportHub")]
    [InlineData("SupportHub__Demo", "perhaps", "SupportHub:Demo")]
    [InlineData("SupportHub__PublicUrl", "hub.example", "SupportHub:PublicUrl")]
    [InlineData("SupportHub__ContentFolder", "/no/such/folder", "SupportHub:ContentFolder")]
    [InlineData("SupportHub__DeskHours__Zone", "Mars/Olympus", "SupportHub:DeskHours:Zone")]
    [InlineData("SupportHub__DeskHours__Opens", "late", "SupportHub:DeskHours:Opens")]
    [InlineData("Twilio__AccountSid", "", "Twilio:AccountSid")]
    [InlineData("Twilio__AuthToken", "", "Twilio:AuthToken")]
    [InlineData("Twilio__BaseAddress", "not an address", "Twilio:BaseAddress")]
    public async Task A_wrong_setting_is_named_and_nothing_starts(string setting, string value, string named)
    {
        var (status, said) = await Start(setting, value);

        said.ShouldContain("SupportHub does not start: ");
        said.ShouldContain(named, customMessage: said);
        said.ShouldNotContain("   at ", customMessage: said);
        said.ShouldNotContain(Secret);
        status.ShouldBe(1);
    }

    private async Task<(int Status, string Said)> Start(string setting, string value)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SupportHub.Web.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ConnectionStrings__SupportHub"] = postgres.ConnectionString,
                ["SupportHub__PublicUrl"] = HubFixture.PublicUrl,
                ["SupportHub__ContentFolder"] = Path.Combine(Checkout.Root, "bot-content"),
                ["Twilio__AccountSid"] = "AC" + new string('a', 32),
                ["Twilio__AuthToken"] = Secret,
                [setting] = value,
            },
        };
        using var hub = Process.Start(start)!;
        try
        {
            var said = Task.WhenAll(hub.StandardOutput.ReadToEndAsync(), hub.StandardError.ReadToEndAsync());
            await hub.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            return (hub.ExitCode, string.Concat(await said));
        }
        finally
        {
            if (!hub.HasExited) hub.Kill();
        }
    }
}

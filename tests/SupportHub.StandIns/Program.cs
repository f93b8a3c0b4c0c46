using SupportHub.StandIns.Twilio;

namespace SupportHub.StandIns;

/// <summary>The pretend Twilio as a program of its own: the demo's, with the pocket phone page.</summary>
internal static class Program
{
    private const string Usage =
        "Twilio's stand-in. Options: --hub URL (the hub's public URL, required) --port N --account-sid AC… --auth-token … (or Twilio__AccountSid and Twilio__AuthToken in the environment) --numbers +1…,+1… --phones +1…,+1… --ledger FILE --pace MS --advanced-opt-out true";

    private static async Task<int> Main(string[] args)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        if (!Uri.TryCreate(settings["hub"], UriKind.Absolute, out var hub))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var usual = new TwilioStandInOptions();
        await using var twilio = await TwilioStandIn.Start(
            usual with
            {
                Port = settings.GetValue("port", 5081),
                AccountSid = settings["account-sid"] ?? settings["Twilio:AccountSid"] ?? usual.AccountSid,
                AuthToken = settings["auth-token"] ?? settings["Twilio:AuthToken"] ?? usual.AuthToken,
                Numbers = List(settings["numbers"]) ?? usual.Numbers,
                Phones = List(settings["phones"]) ?? ["+14155550101", "+12135550102", "+16125550103"],
                LedgerFile = settings["ledger"],
                Pace = TimeSpan.FromMilliseconds(settings.GetValue("pace", 300)),
                AdvancedOptOut = settings.GetValue("advanced-opt-out", false),
            },
            new HubAddress(hub));
        Console.WriteLine($"Twilio's stand-in: {twilio.Address}");
        await twilio.WaitForShutdown();
        return 0;
    }

    private static string[]? List(string? numbers) =>
        numbers?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

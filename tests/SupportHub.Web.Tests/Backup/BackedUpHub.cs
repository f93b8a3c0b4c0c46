using SupportHub.StandIns.Twilio;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Backup;

/// <summary>A hub on a database of the test's choice, with a Twilio that outlives it in its file.</summary>
internal sealed class BackedUpHub(string database, string ledger) : HubFixture
{
    public static async Task<BackedUpHub> Start(string database, string ledger)
    {
        var hub = new BackedUpHub(database, ledger);
        await hub.InitializeAsync();
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        return hub;
    }

    public string ConnectionString => database;

    protected override TwilioStandInOptions Carrier => new() { LedgerFile = ledger };

    protected override Task<string> DatabaseAsync() => Task.FromResult(database);
}

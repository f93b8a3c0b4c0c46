using SupportHub.Chaos.Faults;
using SupportHub.Chaos.Ledgers;
using SupportHub.Chaos.Traffic;
using SupportHub.Chaos.World;
using SupportHub.StandIns.Twilio;

namespace SupportHub.Chaos;

/// <summary>A run from the first start to the reconciliation.</summary>
internal static class ChaosRun
{
    private static readonly TimeSpan s_late = TimeSpan.FromMilliseconds(500);

    /// <summary>Nothing of it is left running, however it ends; its ledgers and the hub's log are in <c>.artifacts/chaos</c>.</summary>
    public static async Task<Outcome> RunAsync(ChaosOptions options, Action<string> say, CancellationToken ct)
    {
        var folder = Leftovers.Folder();
        var artifacts = Artifacts.Make();
        var random = new Random(options.Seed);
        var plan = FaultPlan.Make(options.Kinds, options.Faults, options.Time, random);
        var ledger = new ClientLedger();
        var recovery = new Recovery((fault, took) => say($"          through again {took.TotalSeconds:0.0} s after {fault}"));

        say($"Seed {options.Seed}: {options.Faults} faults in {options.Time.TotalMinutes:0.#} minutes");
        await using var database = await Database.StartAsync(Leftovers.Postgres(folder), ct);
        await using var twilio = await TwilioStandIn.Start(new() { Pace = TimeSpan.FromMilliseconds(50) }, ct: ct);
        // What Twilio takes late, it takes later than the answer was missed and sooner than anybody may send it again.
        await using var late = new Timer(_ => twilio.TakeLateTexts(), null, s_late, s_late);
        await using var hub = new Hub(folder, artifacts, database, twilio, options.Settle);
        twilio.Hub = new(new Uri(Hub.PublicUrl), hub.ReachedAt);
        await hub.StartAsync(ct);
        var desk = await Desk.OpenAsync(database.ConnectionString, ledger, new(random.Next()), ct);
        await using var everybody = new Everybody(options.Traffic, hub.ReachedAt, twilio, desk, ledger, recovery, new(random.Next()));
        everybody.Begin();

        var injector = new Injector(hub, database, twilio, everybody, recovery, new(random.Next()));
        await everybody.OrFails(injector.RunAsync(plan, fault => say($"{fault.At.TotalSeconds,6:0.0} s  {Words(fault)}"), ct));
        twilio.Faults.Clear();
        say("All is healed; waiting until all is quiet …");
        await everybody.StopWritingAsync();
        await Quiet.WaitAsync(everybody, database.ConnectionString, say, ct);

        var ledgers = new AllLedgers(ledger.Sent, ledger.Seen, ProviderLedger.Of(twilio.Ledger), await LogLedger.ReadAsync(database.ConnectionString, ct));
        if (options.Plant is { } plant) ledgers = ledgers.Plant(plant);
        artifacts.Write(ledgers);
        var outcome = new Outcome(ledgers.Sent.Count(message => message.AcknowledgedAt is not null), Reconciler.Reconcile(ledgers), recovery.Longest);
        say($"{ledgers.Log.Count} entries in the log, {ledgers.Seen.Count} lines on clients' screens, {ledgers.Taken.Count} texts taken by the provider; "
            + $"the hub ended {hub.EndedByItself} times by itself");
        return outcome;
    }

    private static string Words(PlannedFault fault) => fault.Kind switch
    {
        FaultKind.Kill or FaultKind.KillWhileSending or FaultKind.PostgresCrash or FaultKind.PostgresRestart => $"{fault.Kind}",
        FaultKind.TwilioTimeout or FaultKind.Twilio500 or FaultKind.Twilio429 or FaultKind.AcceptThenDrop
            or FaultKind.AcceptThen500 or FaultKind.TakenLate or FaultKind.TwilioList500 => $"{fault.Kind}, {fault.Times} times",
        _ => $"{fault.Kind}, {fault.Lasts.TotalSeconds:0.0} s",
    };
}

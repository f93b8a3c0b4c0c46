using SupportHub.Chaos.Traffic;
using SupportHub.Chaos.World;
using SupportHub.StandIns.Twilio;

namespace SupportHub.Chaos.Faults;

/// <summary>Does the planned faults at their time. They may overlap: a kill in a cut is a fault like any other.</summary>
internal sealed class Injector(Hub hub, Database database, TwilioStandIn twilio, Everybody everybody, Recovery recovery, Random random)
{
    private const int Repeated = 20;
    private static readonly TimeSpan s_nextSending = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly List<Task> _lasting = [];

    /// <summary>Completes when the last fault is over.</summary>
    public async Task RunAsync(IReadOnlyList<PlannedFault> plan, Action<PlannedFault> began, CancellationToken ct)
    {
        var beginning = TimeProvider.System.GetTimestamp();
        foreach (var fault in plan)
        {
            var wait = fault.At - TimeProvider.System.GetElapsedTime(beginning);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, ct);
            if (fault.Patient) await Task.WhenAny(recovery.Recovered, Task.Delay(s_patience, ct));
            began(fault);
            _lasting.Add(Do(fault, ct));
        }
        await Task.WhenAll(_lasting);
    }

    private Task Do(PlannedFault fault, CancellationToken ct) => fault.Kind switch
    {
        FaultKind.Kill => Strike(fault, () =>
        {
            hub.Kill();
            return Task.CompletedTask;
        }),
        FaultKind.KillWhileSending => KillWhileSendingAsync(fault, ct),
        FaultKind.PostgresCrash => Strike(fault, database.StopImmediately),
        FaultKind.PostgresRestart => Strike(fault, database.StopFast),
        FaultKind.CutClients => Last(fault, hub.Wire.CutAsync(fault.Lasts, ct)),
        FaultKind.StallClients => Last(fault, hub.Wire.StallAsync(fault.Lasts, ct)),
        FaultKind.CutDatabase => Last(fault, database.Wire.CutAsync(fault.Lasts, ct)),
        FaultKind.Repeat => RepeatAsync(fault, ct),
        FaultKind.ReverseCallbacks => CallbacksAsync(CallbackMode.Reversed, fault.Lasts, ct),
        FaultKind.TwilioTimeout => Queue(Fault.Timeout, fault),
        FaultKind.Twilio500 => Queue(Fault.ServerError, fault),
        FaultKind.Twilio429 => Queue(Fault.TooManyRequests, fault),
        FaultKind.AcceptThenDrop => Queue(Fault.AcceptThenDrop, fault),
        FaultKind.AcceptThen500 => Queue(Fault.AcceptThenServerError, fault),
        FaultKind.TakenLate => Queue(Fault.DropThenAccept, fault),
        _ => QueueList(fault),
    };

    // Recovery is counted from the blow and not from its effect, so it is never shorter than the truth.
    private async Task Strike(PlannedFault fault, Func<Task> blow)
    {
        recovery.Struck($"{fault.Kind}");
        await blow();
    }

    private async Task Last(PlannedFault fault, Task lasting)
    {
        recovery.Begins();
        try
        {
            await lasting;
        }
        finally
        {
            recovery.Ends($"{fault.Kind} of {fault.Lasts.TotalSeconds:0.0} s");
        }
    }

    private async Task KillWhileSendingAsync(PlannedFault fault, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_nextSending);
        var struck = new TaskCompletionSource();
        void Kill(TextMessage text)
        {
            if (text is not { Direction: TextMessage.ByApi, Status: "queued" } || !struck.TrySetResult()) return;
            recovery.Struck($"{fault.Kind}");
            hub.Kill();
        }

        twilio.Ledger.Changed += Kill;
        try
        {
            await struck.Task.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nothing was sent for so long, for other faults: then without.
            recovery.Struck($"{fault.Kind}");
            hub.Kill();
        }
        finally
        {
            twilio.Ledger.Changed -= Kill;
        }
    }

    private async Task RepeatAsync(PlannedFault fault, CancellationToken ct)
    {
        var callbacks = CallbacksAsync(CallbackMode.Repeated, fault.Lasts, ct);
        var texts = everybody.Phones.SelectMany(phone => phone.Texts.Select(text => (phone, text))).ToArray();
        random.Shuffle(texts);
        await Task.WhenAll(texts.Take(Repeated).Select(again => again.phone.DeliverAsync(again.text, ct)));
        await callbacks;
    }

    private async Task CallbacksAsync(CallbackMode mode, TimeSpan lasts, CancellationToken ct)
    {
        twilio.Faults.Callbacks = mode;
        await Task.Delay(lasts, ct);
        twilio.Faults.Callbacks = CallbackMode.InOrder;
    }

    private Task QueueList(PlannedFault fault)
    {
        twilio.Faults.QueueList(ListFault.ServerError, fault.Times);
        return Task.CompletedTask;
    }

    private Task Queue(Fault twilioFault, PlannedFault fault)
    {
        twilio.Faults.Queue(twilioFault, fault.Times);
        return Task.CompletedTask;
    }
}

using System.Runtime.InteropServices;

namespace SupportHub.Bench.Machine;

/// <summary>Ctrl-C and the polite kill cancel the run, so that what it made is removed.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interrupts() => _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            _stopping.Cancel();
        }))];

    public CancellationToken Token => _stopping.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _stopping.Dispose();
    }
}

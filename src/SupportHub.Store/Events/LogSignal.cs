using System.Collections.Immutable;

namespace SupportHub.Store.Events;

/// <summary>Wakes one waiting loop. Any number of calls before it looks count as one.</summary>
internal sealed class Wake : IDisposable
{
    private readonly SemaphoreSlim _called = new(0, 1);
    private readonly Lock _gate = new();

    public void Call()
    {
        lock (_gate)
            if (_called.CurrentCount == 0) _called.Release();
    }

    public Task Wait(TimeSpan atMost, CancellationToken ct) => _called.WaitAsync(atMost, ct);

    public void Dispose() => _called.Dispose();
}

/// <summary>Something was committed: wakes this node's readers at once, and the other nodes by one NOTIFY however many commits there were.</summary>
internal sealed class LogSignal : IDisposable
{
    public const string Channel = "supporthub_log";

    private ImmutableArray<Wake> _others = [];

    public Wake Feed { get; } = new();

    public Wake Work { get; } = new();

    public Wake OtherNodes { get; } = new();

    /// <summary>A wake for one more loop that follows the log.</summary>
    public Wake Another()
    {
        var wake = new Wake();
        ImmutableInterlocked.Update(ref _others, others => others.Add(wake));
        return wake;
    }

    public void Appended()
    {
        Heard();
        OtherNodes.Call();
    }

    public void Heard()
    {
        Feed.Call();
        Work.Call();
        foreach (var other in _others) other.Call();
    }

    public void Dispose()
    {
        Feed.Dispose();
        Work.Dispose();
        OtherNodes.Dispose();
        foreach (var other in _others) other.Dispose();
    }
}

using System.Diagnostics;

namespace SupportHub.Chaos.Faults;

/// <summary>
/// How long it takes, from the end of a fault (or from a kill), until a message gets through whose sending began after it. A further fault before that
/// does not start the clock anew; the time of a cut or a stall, in which nothing could get through, is not counted.
/// </summary>
/// <param name="recovered">Told every recovery: from which fault, and how long it took.</param>
internal sealed class Recovery(Action<string, TimeSpan> recovered)
{
    private readonly Lock _lock = new();
    private int _lasting;
    private long _lastingSince;
    private long _newest;
    private Pending? _pending;

    public TimeSpan Longest { get; private set; }

    /// <summary>Completes when messages get through again, or could not anyhow because something lasts.</summary>
    public Task Recovered
    {
        get
        {
            lock (_lock) return _lasting > 0 ? Task.CompletedTask : _pending?.Through.Task ?? Task.CompletedTask;
        }
    }

    public void Begins()
    {
        lock (_lock)
            if (_lasting++ == 0) _lastingSince = Stopwatch.GetTimestamp();
    }

    public void Ends(string fault)
    {
        lock (_lock)
        {
            if (--_lasting == 0 && _pending is { } pending) pending.Excused += Stopwatch.GetElapsedTime(_lastingSince);
            Struck(fault);
        }
    }

    /// <summary>A fault of one moment.</summary>
    public void Struck(string fault)
    {
        lock (_lock)
        {
            _newest = Stopwatch.GetTimestamp();
            if (_lasting == 0) _pending ??= new(fault, _newest);
        }
    }

    public void Through(long began)
    {
        lock (_lock)
        {
            if (_lasting > 0 || _pending is not { } pending || began < _newest) return;
            _pending = null;
            var took = Stopwatch.GetElapsedTime(pending.Since) - pending.Excused;
            if (took > Longest) Longest = took;
            recovered(pending.Fault, took);
            pending.Through.SetResult();
        }
    }

    private sealed class Pending(string fault, long since)
    {
        public string Fault => fault;

        public long Since => since;

        public TimeSpan Excused { get; set; }

        public TaskCompletionSource Through { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

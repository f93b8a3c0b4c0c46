using System.Diagnostics;

namespace SupportHub.Chaos.Faults;

/// <summary>
/// How long it takes, from the end of a fault (or from a kill), until a message gets through whose sending began after it. Faults that overlap are
/// one: what counts is the end of the last.
/// </summary>
/// <param name="recovered">Told every recovery: from which fault, and how long it took.</param>
internal sealed class Recovery(Action<string, TimeSpan> recovered)
{
    private readonly Lock _lock = new();
    private int _lasting;
    private (string Fault, long At)? _ended;

    public TimeSpan Longest { get; private set; }

    public void Begins()
    {
        lock (_lock) _lasting++;
    }

    public void Ends(string fault)
    {
        lock (_lock)
        {
            _lasting--;
            Struck(fault);
        }
    }

    /// <summary>A fault of one moment.</summary>
    public void Struck(string fault)
    {
        lock (_lock) _ended = (fault, Stopwatch.GetTimestamp());
    }

    public void Through(long began)
    {
        lock (_lock)
        {
            if (_lasting > 0 || _ended is not { } ended || began < ended.At) return;
            _ended = null;
            var took = Stopwatch.GetElapsedTime(ended.At);
            if (took > Longest) Longest = took;
            recovered(ended.Fault, took);
        }
    }
}

namespace SupportHub.Store.Readers;

/// <summary>How readers wait.</summary>
internal sealed record ReaderTimes
{
    /// <summary>A node that dies is replaced after this long.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a node that does not act asks whether it should.</summary>
    public TimeSpan Standby { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What comes in meanwhile is one transaction: a busy log costs a reader five a second, not one for every append.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A wake-up that was lost costs this much.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often those who hold a gap open are looked at.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The waits between the tries at one event; behind the last one the reader is parked.</summary>
    public IReadOnlyList<TimeSpan> Retries { get; init; } = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];
}

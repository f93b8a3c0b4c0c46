using System.Collections.Concurrent;

namespace SupportHub.StandIns.Twilio;

/// <summary>What can go wrong with one request to the account, in the order it is asked for.</summary>
public enum Fault
{
    /// <summary>500, nothing taken.</summary>
    ServerError = 0,

    /// <summary>429 with code 20429, nothing taken.</summary>
    TooManyRequests = 1,

    /// <summary>The text is taken and will be delivered, but the connection breaks before the answer.</summary>
    AcceptThenDrop = 2,

    /// <summary>No answer until the caller gives up; nothing taken.</summary>
    Timeout = 3,

    /// <summary>The text is taken, and later reported undelivered with 30003 (unreachable handset).</summary>
    Undeliverable = 4,
}

/// <summary>How status callbacks are delivered.</summary>
public enum CallbackMode
{
    InOrder = 0,

    /// <summary>Every callback comes twice.</summary>
    Repeated = 1,

    /// <summary>The last status comes first.</summary>
    Reversed = 2,

    /// <summary>None by itself: the test reports.</summary>
    None = 3,
}

/// <summary>Faults on demand: each is used up by one request that creates a message.</summary>
public sealed class Faults
{
    private readonly ConcurrentQueue<Fault> queued = new();

    public CallbackMode Callbacks { get; set; }

    public void Queue(Fault fault, int times = 1)
    {
        for (var i = 0; i < times; i++)
            queued.Enqueue(fault);
    }

    public Fault? Take() => queued.TryDequeue(out var fault) ? fault : null;

    public void Clear()
    {
        queued.Clear();
        Callbacks = CallbackMode.InOrder;
    }
}

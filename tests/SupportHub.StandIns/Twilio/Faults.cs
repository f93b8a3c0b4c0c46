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

    /// <summary>The text is taken and will be delivered, but the answer is 500.</summary>
    AcceptThenServerError = 5,

    /// <summary>The connection breaks, and the text is taken all the same, later: <see cref="TwilioStandIn.TakeLateTexts"/> says when.</summary>
    DropThenAccept = 6,
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

    /// <summary>Kept until <see cref="Faults.LetCallbacksGo"/>; the text itself goes its way.</summary>
    Late = 4,
}

/// <summary>What can go wrong with one request for the list of messages.</summary>
public enum ListFault
{
    /// <summary>500.</summary>
    ServerError = 0,

    /// <summary>The list is that of some time ago: nothing of the last ten minutes is in it.</summary>
    Lagging = 1,
}

/// <summary>Faults on demand: each is used up by one request that creates a message, or by one for the list.</summary>
public sealed class Faults
{
    private readonly ConcurrentQueue<Fault> queued = new();
    private readonly ConcurrentQueue<ListFault> queuedLists = new();

    private readonly ConcurrentQueue<Func<Task>> late = new();

    private int waiting;
    private int webhooksToLose;

    public CallbackMode Callbacks { get; set; }

    /// <summary>Requests that are being kept without an answer.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public void Queue(Fault fault, int times = 1)
    {
        for (var i = 0; i < times; i++)
            queued.Enqueue(fault);
    }

    public Fault? Take() => queued.TryDequeue(out var fault) ? fault : null;

    internal async Task KeepWaiting(CancellationToken ct)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void QueueList(ListFault fault, int times = 1)
    {
        for (var i = 0; i < times; i++)
            queuedLists.Enqueue(fault);
    }

    /// <summary>The next webhooks of inbound texts never reach the hub; the account has the texts all the same.</summary>
    public void LoseWebhooks(int times = 1) => Interlocked.Add(ref webhooksToLose, times);

    /// <summary>Posts what <see cref="CallbackMode.Late"/> kept, in its order.</summary>
    public async Task LetCallbacksGo()
    {
        while (late.TryDequeue(out var post))
            await post();
    }

    internal void Keep(Func<Task> post) => late.Enqueue(post);

    internal bool TakeLostWebhook()
    {
        if (Interlocked.Decrement(ref webhooksToLose) >= 0)
            return true;
        Interlocked.Increment(ref webhooksToLose);
        return false;
    }

    public ListFault? TakeList() => queuedLists.TryDequeue(out var fault) ? fault : null;

    public void Clear()
    {
        queued.Clear();
        queuedLists.Clear();
        late.Clear();
        webhooksToLose = 0;
        Callbacks = CallbackMode.InOrder;
    }
}

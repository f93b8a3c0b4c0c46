namespace SupportHub.Store.Events;

/// <summary>A position that only grows, and those who wait until it reaches theirs.</summary>
internal sealed class Progress
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Advance(long position)
    {
        lock (_gate)
        {
            Interlocked.Exchange(ref _value, Math.Max(_value, position));
            while (_waiting.TryPeek(out var waiter, out var wanted) && wanted <= _value)
            {
                _waiting.Dequeue();
                waiter.TrySetResult();
            }
        }
    }

    public Task Reached(long position, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_value >= position) return Task.CompletedTask;
            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter, position);
            return waiter.Task.WaitAsync(ct);
        }
    }
}

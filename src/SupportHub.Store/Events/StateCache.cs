using System.Collections.Concurrent;

namespace SupportHub.Store.Events;

/// <summary>
/// The states this node folded lately, so that a stream's every append need not read all of it again. Any of them may be stale, since other
/// nodes write too: an append at a stale version is refused, and whoever decides that nothing is to do must look again. A state that nobody
/// asks for is gone after two <see cref="Age"/>s.
/// </summary>
internal sealed class StateCache<TState>(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private ConcurrentDictionary<Guid, Loaded<TState>> _young = new();
    private ConcurrentDictionary<Guid, Loaded<TState>> _old = new();
    private long _since = time.GetTimestamp();

    public Loaded<TState>? Find(Guid id)
    {
        Turn();
        if (_young.TryGetValue(id, out var state)) return state;
        if (!_old.TryGetValue(id, out state)) return null;
        _young[id] = state;
        return state;
    }

    public void Keep(Guid id, Loaded<TState> state) => _young[id] = state;

    public void Forget(Guid id)
    {
        _young.TryRemove(id, out _);
        _old.TryRemove(id, out _);
    }

    private void Turn()
    {
        var since = Volatile.Read(ref _since);
        if (time.GetElapsedTime(since) < Age && _young.Count < Most) return;
        if (Interlocked.CompareExchange(ref _since, time.GetTimestamp(), since) != since) return;
        _old = _young;
        _young = new();
    }
}

using System.Diagnostics;

namespace SupportHub.Chaos.Ledgers;

/// <summary>What clients and the people at the desk sent, were told and saw.</summary>
internal sealed class ClientLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Sent> _sent = [];
    private readonly List<string> _order = [];
    private readonly List<Seen> _seen = [];

    /// <summary>Only the first time counts: sending again is the same message.</summary>
    public void Sends(Way way, string client, string key)
    {
        lock (_lock)
            if (_sent.TryAdd(key, new(way, client, key, Stopwatch.GetTimestamp(), null))) _order.Add(key);
    }

    public void Acknowledged(string key)
    {
        lock (_lock)
            if (_sent[key] is { AcknowledgedAt: null } sent) _sent[key] = sent with { AcknowledgedAt = Stopwatch.GetTimestamp() };
    }

    public void Sees(string client, string message)
    {
        lock (_lock) _seen.Add(new(client, message));
    }

    public IReadOnlyList<Sent> Sent
    {
        get
        {
            lock (_lock) return [.. _order.Select(key => _sent[key])];
        }
    }

    public IReadOnlyList<Seen> Seen
    {
        get
        {
            lock (_lock) return [.. _seen];
        }
    }
}

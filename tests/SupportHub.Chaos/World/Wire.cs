using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SupportHub.Chaos.World;

/// <summary>A wire of its own between two programs, on loopback, so that it can be cut or held without asking either of them.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly EndPoint _far;
    private readonly Socket _listener;
    private readonly ConcurrentDictionary<Socket, Socket> _joined = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private int _cuts;
    private int _stalls;
    private volatile TaskCompletionSource _flow = new();

    public Wire(EndPoint far)
    {
        _far = far;
        _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        _flow.SetResult();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Breaks what is connected and refuses what comes, for so long.</summary>
    public async Task CutAsync(TimeSpan time, CancellationToken ct)
    {
        Interlocked.Increment(ref _cuts);
        foreach (var (near, far) in _joined) Break(near, far);
        try
        {
            await Task.Delay(time, ct);
        }
        finally
        {
            Interlocked.Decrement(ref _cuts);
        }
    }

    /// <summary>A tunnel: nothing is broken, nothing arrives, for so long; then everything does.</summary>
    public async Task StallAsync(TimeSpan time, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _stalls) == 1) _flow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await Task.Delay(time, ct);
        }
        finally
        {
            if (Interlocked.Decrement(ref _stalls) == 0) _flow.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        foreach (var (near, far) in _joined) Break(near, far);
        _flow.TrySetResult();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var near = await _listener.AcceptAsync(_stopping.Token);
                _ = JoinAsync(near);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The end of the run, or a caller that went away before it was taken.
            }
        }
    }

    private async Task JoinAsync(Socket near)
    {
        var far = new Socket(_far.AddressFamily, SocketType.Stream, _far.AddressFamily == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            if (Volatile.Read(ref _cuts) > 0) return;
            await _flow.Task;
            await far.ConnectAsync(_far, _stopping.Token);
            _joined[near] = far;
            if (Volatile.Read(ref _cuts) > 0) return;
            await Task.WhenAny(CarryAsync(near, far), CarryAsync(far, near));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The far side does not listen: the near one is told below.
        }
        finally
        {
            _joined.TryRemove(near, out _);
            Break(near, far);
        }
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int count; (count = await from.ReceiveAsync(buffer, SocketFlags.None)) > 0; )
            {
                await _flow.Task;
                for (var sent = 0; sent < count; ) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), SocketFlags.None);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Broken: so is the other direction.
        }
    }

    // Reset, not closed: nothing that was on its way arrives any more.
    private static void Break(Socket near, Socket far)
    {
        near.Close(0);
        far.Close(0);
    }
}

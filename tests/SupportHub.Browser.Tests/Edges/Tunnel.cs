using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportHub.Browser.Tests.Edges;

/// <summary>The way between a browser and the hub, which the test can cut, or silence: then nothing arrives any more and nobody is told.</summary>
internal sealed class Tunnel : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _hub;
    private readonly ConcurrentDictionary<TcpClient, byte> _open = [];
    private TaskCompletionSource _flows = Flowing();
    private readonly bool _webSockets;
    private volatile bool _cut;
    private int _webSocketsRefused;

    /// <param name="hub">Where it leads.</param>
    /// <param name="webSockets">False: as a proxy that lets no WebSocket through.</param>
    public Tunnel(Uri hub, bool webSockets = true)
    {
        (_hub, _webSockets) = (hub, webSockets);
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = Accept();
    }

    public Uri Address { get; }

    public int WebSocketsRefused => _webSocketsRefused;

    public void Cut()
    {
        _cut = true;
        Close();
    }

    public void Silence() => _flows = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Connections of before stay dead; new ones go through.</summary>
    public void Mend()
    {
        Close();
        _cut = false;
        var silent = _flows;
        _flows = Flowing();
        silent.TrySetResult();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private static TaskCompletionSource Flowing()
    {
        var flows = new TaskCompletionSource();
        flows.SetResult();
        return flows;
    }

    private void Close()
    {
        foreach (var client in _open.Keys) client.Dispose();
        _open.Clear();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Carry(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using var hub = new TcpClient();
        using (browser)
        {
            (_open[browser], _open[hub]) = (0, 0);
            try
            {
                if (_cut) return;
                await hub.ConnectAsync(_hub.Host, _hub.Port);
                await Task.WhenAny(Pump(browser.GetStream(), hub.GetStream()), Pump(hub.GetStream(), browser.GetStream()));
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut while it was being made.
            }
            finally
            {
                _open.TryRemove(browser, out _);
                _open.TryRemove(hub, out _);
            }
        }
    }

    private async Task Pump(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer) is > 0 and var count)
            {
                if (!_webSockets && AsksForWebSocket(buffer.AsSpan(0, count)))
                {
                    Interlocked.Increment(ref _webSocketsRefused);
                    return;
                }
                await _flows.Task;
                await to.WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException)
        {
            // The other end is gone.
        }
    }

    private static bool AsksForWebSocket(ReadOnlySpan<byte> request) =>
        request.StartsWith("GET "u8) && Encoding.ASCII.GetString(request).Contains("\r\nUpgrade: websocket\r\n", StringComparison.OrdinalIgnoreCase);
}

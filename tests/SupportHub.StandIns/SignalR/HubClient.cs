using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace SupportHub.StandIns.SignalR;

/// <summary>What a hub called on its client.</summary>
public sealed record HubMessage(string Target, IReadOnlyList<JsonElement> Arguments)
{
    public T Argument<T>(int index = 0) => Arguments[index].Deserialize<T>(JsonSerializerOptions.Web)!;
}

/// <summary>The hub answered a call with an error, or the connection ended before it answered.</summary>
public sealed class HubCallException(string message) : Exception(message);

/// <summary>
/// A SignalR client in the JSON hub protocol over one WebSocket, without negotiation (the client package is not in the registry this
/// project builds against). Source of the frames: dotnet/aspnetcore, src/SignalR/docs/specs/HubProtocol.md.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;
    private const string Ended = "the connection ended";

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly Channel<HubMessage> _messages = Channel.CreateUnbounded<HubMessage>(new() { SingleWriter = true });
    private Task _receiving = Task.CompletedTask;
    private int _lastCall;
    private bool _ended;

    private HubClient()
    {
    }

    /// <summary>What the hub called on us, in order. Completes when the connection ends.</summary>
    public ChannelReader<HubMessage> Messages => _messages.Reader;

    /// <summary>Nothing comes any more, and no call is answered.</summary>
    public bool IsEnded
    {
        get => Volatile.Read(ref _ended);
        private set => Volatile.Write(ref _ended, value);
    }

    /// <summary>Connects to a hub by its http(s) or ws(s) address and shakes hands.</summary>
    public static async Task<HubClient> Connect(Uri hub, CancellationToken ct = default)
    {
        var client = new HubClient();
        var address = new UriBuilder(hub) { Scheme = hub.Scheme is "https" or "wss" ? "wss" : "ws" };
        try
        {
            await client._socket.ConnectAsync(address.Uri, ct);
            await client.Send(new { protocol = "json", version = 1 }, ct);
            var received = new List<byte>();
            using var handshake = JsonDocument.Parse(await client.NextRecord(received, ct) ?? throw new HubCallException("closed before the handshake"));
            if (handshake.RootElement.TryGetProperty("error", out var error)) throw new HubCallException(error.GetString()!);
            client._receiving = client.Receive(received);
            return client;
        }
        catch
        {
            client.Abort();
            throw;
        }
    }

    /// <summary>Calls a hub method and waits for its result.</summary>
    /// <exception cref="HubCallException">The hub answered with an error, or the connection ended first.</exception>
    public async Task<T> Invoke<T>(string method, object? argument, CancellationToken ct = default) =>
        (await Invoke(method, [argument], ct)).Deserialize<T>(JsonSerializerOptions.Web)!;

    /// <inheritdoc cref="Invoke{T}"/>
    public async Task<JsonElement> Invoke(string method, object?[] arguments, CancellationToken ct = default)
    {
        var id = $"{Interlocked.Increment(ref _lastCall)}";
        var call = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Send(new { type = 1, invocationId = id, target = method, arguments }, ct);
        // Whoever tells open calls that the connection ended may have passed before this one was among them.
        if (IsEnded) call.TrySetException(new HubCallException(Ended));
        return await call.Task.WaitAsync(ct);
    }

    /// <summary>Breaks the connection without a word, as a phone does that loses its network.</summary>
    public void Abort() => _socket.Abort();

    /// <summary>Says that we are still there, as a client does every 15 seconds; a hub hangs up on one that is silent for 30.</summary>
    public Task Ping(CancellationToken ct = default) => Send(new { type = 6 }, ct);

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task Send(object frame, CancellationToken ct)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(frame, JsonSerializerOptions.Web), RecordSeparator];
        await _sending.WaitAsync(ct);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, ct);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task Receive(List<byte> received)
    {
        try
        {
            while (await NextRecord(received, CancellationToken.None) is { } record) Take(record);
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side is gone, or we broke it: said to every open call below.
        }
        IsEnded = true;
        _messages.Writer.TryComplete();
        foreach (var id in _calls.Keys)
            if (_calls.TryRemove(id, out var call)) call.TrySetException(new HubCallException(Ended));
    }

    private void Take(byte[] record)
    {
        using var document = JsonDocument.Parse(record);
        var frame = document.RootElement;
        switch (frame.GetProperty("type").GetInt32())
        {
            case 1:
                _messages.Writer.TryWrite(new(
                    frame.GetProperty("target").GetString()!, [.. frame.GetProperty("arguments").EnumerateArray().Select(a => a.Clone())]));
                break;
            case 3 when _calls.TryRemove(frame.GetProperty("invocationId").GetString()!, out var call):
                if (frame.TryGetProperty("error", out var error)) call.TrySetException(new HubCallException(error.GetString()!));
                else call.TrySetResult(frame.TryGetProperty("result", out var result) ? result.Clone() : default);
                break;
        }
    }

    /// <summary>One frame without its separator; null when the hub closed. What follows it stays in <paramref name="received"/>.</summary>
    private async Task<byte[]?> NextRecord(List<byte> received, CancellationToken ct)
    {
        var buffer = new byte[8192];
        for (int end; ; )
        {
            if ((end = received.IndexOf(RecordSeparator)) >= 0)
            {
                var record = received[..end].ToArray();
                received.RemoveRange(0, end + 1);
                return record;
            }
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), ct);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            received.AddRange(buffer.AsSpan(0, part.Count));
        }
    }
}

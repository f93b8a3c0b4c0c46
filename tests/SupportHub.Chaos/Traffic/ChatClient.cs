using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using SupportHub.Chaos.Faults;
using SupportHub.Chaos.Ledgers;
using SupportHub.StandIns.SignalR;
using SupportHub.Web.WebChat;

namespace SupportHub.Chaos.Traffic;

/// <summary>
/// A chat page that stays open and does what the widget's connection.ts does: holds its position, joins again from there after any fault, and
/// sends each message with one key until the hub says that it has it, in the order of writing.
/// </summary>
internal sealed class ChatClient(string name, Uri hub, ClientLedger ledger, Recovery recovery, Random random) : IDisposable
{
    public const string Site = "chaos";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly double[] s_pauses = [0, 1, 2, 5, 10];

    private readonly ConcurrentQueue<(string Key, string Text)> _waiting = new();
    private readonly SemaphoreSlim _written = new(0);
    private readonly Lock _lock = new();
    private Transcript? _transcript;
    private List<ChatLines>? _held;
    private string? _token;
    private int _attempts;

    public int Waiting => _waiting.Count;

    public Guid? Conversation
    {
        get
        {
            lock (_lock) return Transcript.Conversation;
        }
    }

    /// <summary>Up to where this page knows its conversation.</summary>
    public long Position
    {
        get
        {
            lock (_lock) return Transcript.Position;
        }
    }

    private Transcript Transcript => _transcript ??= new(line =>
    {
        if (line.From != "you") ledger.Sees(name, line.Id.ToString());
    });

    public void Write()
    {
        _waiting.Enqueue((Guid.CreateVersion7().ToString("N"), Words.Client(random)));
        _written.Release();
    }

    /// <summary>Until the end: connected, or on the way to it.</summary>
    public async Task LiveAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await ConnectedAsync(end);
            }
            catch (Exception e) when (e is HubCallException or WebSocketException or HttpRequestException or SocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The line broke, or does not stand yet: again after a pause.
            }
            var pause = s_pauses[Math.Min(_attempts++, s_pauses.Length - 1)];
            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(pause * (1 + random.NextDouble() / 2)), CancellationToken.None), Task.Delay(Timeout.Infinite, end));
        }
    }

    public void Dispose() => _written.Dispose();

    private async Task ConnectedAsync(CancellationToken end)
    {
        using var line = CancellationTokenSource.CreateLinkedTokenSource(end);
        _token ??= await VisitAsync(end);
        await using var connection = await Within(HubClient.Connect, line.Token);
        try
        {
            // What is pushed before the answer to Join may stand behind a gap.
            lock (_lock) _held = [];
            _ = HearAsync(connection, line);
            await JoinAsync(connection, line.Token);
            _attempts = 0;
            await SendAsync(connection, line.Token);
        }
        finally
        {
            await line.CancelAsync();
            connection.Abort();
        }
    }

    private async Task HearAsync(HubClient connection, CancellationTokenSource line)
    {
        await foreach (var message in connection.Messages.ReadAllAsync(CancellationToken.None))
        {
            switch (message.Target)
            {
                case "Lines":
                    Hear(message.Argument<ChatLines>());
                    break;
                case "Rejoin":
                    lock (_lock) _held ??= [];
                    _ = JoinAsync(connection, line.Token).ContinueWith(
                        _ => connection.Abort(), CancellationToken.None, TaskContinuationOptions.NotOnRanToCompletion, TaskScheduler.Default);
                    break;
            }
        }
        if (!line.IsCancellationRequested) await line.CancelAsync();
    }

    private void Hear(ChatLines lines)
    {
        lock (_lock)
        {
            if (_held is { } held) held.Add(lines);
            else Transcript.Accept(lines, reached: true);
        }
    }

    private async Task JoinAsync(HubClient connection, CancellationToken ct)
    {
        JoinRequest request;
        lock (_lock) request = new(_token, Site, "en", Transcript.Conversation, Transcript.Position, [.. _waiting.Select(message => message.Key)]);
        var joined = await Within((_, patience) => connection.Invoke<Joined?>("Join", request, patience), ct)
            ?? throw new InvalidOperationException($"The hub does not know {name}, whom it gave a token.");
        lock (_lock)
        {
            Transcript.Accept(joined.Lines, reached: true);
            foreach (var lines in _held ?? []) Transcript.Accept(lines, reached: true);
            _held = null;
        }
    }

    private async Task SendAsync(HubClient connection, CancellationToken ct)
    {
        while (true)
        {
            while (_waiting.TryPeek(out var message))
            {
                ledger.Sends(Way.Chat, name, message.Key);
                var began = Stopwatch.GetTimestamp();
                try
                {
                    var answer = await Within((_, patience) => connection.Invoke<SendAnswer>("Send", new SendRequest(message.Key, message.Text, null), patience), ct);
                    if (!answer.Ok) throw new InvalidOperationException($"The hub refused a message of {name}: {answer.Code}");
                    ledger.Acknowledged(message.Key);
                    recovery.Through(began);
                    lock (_lock) Transcript.Accept(answer.Lines!, reached: false);
                    _waiting.TryDequeue(out _);
                }
                catch (HubCallException) when (!connection.IsEnded)
                {
                    // The hub failed at it: the person presses "try again".
                    await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
                }
            }
            await _written.WaitAsync(ct);
        }
    }

    private async Task<string> VisitAsync(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = hub, Timeout = s_patience };
        using var answer = await http.PostAsJsonAsync("/api/chat/visits", new VisitRequest(Site, "en"), ct);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Visit>(ct))!.Token;
    }

    // As long as SignalR's own client waits for a silent hub.
    private async Task<T> Within<T>(Func<Uri, CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        return await call(new(hub, "/hubs/chat"), patience.Token);
    }
}

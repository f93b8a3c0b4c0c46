using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.StandIns.SignalR;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Store.Work;
using SupportHub.Web.WebChat;

namespace SupportHub.Bench.Feed;

/// <summary>
/// The whole way of a client's message in a conversation that agents hold: chat connection, masking, decision, one durable transaction,
/// and out on the feed that agents' screens follow.
/// </summary>
internal sealed class OurWay : IAsyncDisposable
{
    private const string Site = "bench";
    private static readonly Guid s_agent = Guid.CreateVersion7();
    private readonly BenchHub _hub;
    private readonly HubClient[] _chats;
    private readonly IDisposable _screen;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    private OurWay(BenchHub hub, HubClient[] chats)
    {
        (_hub, _chats) = (hub, chats);
        _screen = hub.Services.GetRequiredService<EventFeed>().Subscribe(Show);
    }

    /// <summary>As many open chats as asked for, each taken by an agent.</summary>
    public static async Task<OurWay> StartAsync(string connectionString, int chats)
    {
        var hub = new BenchHub(connectionString);
        await hub.InitializeAsync();
        await hub.Services.GetRequiredService<Sites>().Save(new(Guid.CreateVersion7(), Site, "Bench", [], null, null, Language.English, null), default);
        using var http = new HttpClient { BaseAddress = hub.Address };
        var connected = new List<(HubClient Connection, Guid Conversation)>();
        for (var chat = 0; chat < chats; chat++)
            connected.Add(await ConnectAsync(hub, http));
        await hub.Services.GetRequiredService<WorkRunner>().IdleAsync(default);
        await Task.WhenAll(connected.Select(client => TakeAsync(hub, client.Conversation)));
        return new(hub, [.. connected.Select(client => client.Connection)]);
    }

    public Task<Measured> RunAsync(int atOnce, TimeSpan time) => Measured.RunAsync(atOnce, time, SendAsync);

    public Task<Measured> AtRateAsync(double perSecond, TimeSpan time) => Measured.AtRateAsync(perSecond, time, SendAsync);

    public async ValueTask DisposeAsync()
    {
        _screen.Dispose();
        foreach (var chat in _chats)
            await chat.DisposeAsync();
        await _hub.DisposeAsync();
    }

    private async Task SendAsync(int turn)
    {
        var key = Guid.CreateVersion7().ToString("N");
        var shown = _awaited[key] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var sent = await _chats[turn % _chats.Length].Invoke<SendAnswer>("Send", new SendRequest(key, Words.Message, null));
        if (!sent.Ok)
            throw new InvalidOperationException($"Refused: {sent.Code}");
        await shown.Task;
    }

    private static async Task<(HubClient Connection, Guid Conversation)> ConnectAsync(BenchHub hub, HttpClient http)
    {
        var answer = await http.PostAsJsonAsync("/api/chat/visits", new VisitRequest(Site, "en"));
        var visit = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Visit>();
        var connection = await HubClient.Connect(new Uri(hub.Address, "/hubs/chat"));
        await connection.Invoke<Joined>("Join", new JoinRequest(visit!.Token, Site, "en", null, 0, null));
        var first = await connection.Invoke<SendAnswer>("Send", new SendRequest(Guid.CreateVersion7().ToString("N"), Words.Message, null));
        return (connection, first.Lines!.Conversation!.Value);
    }

    // Taken by an agent: the bot is silent from then on.
    private static Task<Updated<Conversation>> TakeAsync(BenchHub hub, Guid conversation) => hub.Store.Conversations.Update(
        conversation, c => c.Assign(s_agent, s_agent, TimeProvider.System.GetUtcNow()), new Act($"staff:{s_agent}"), default);

    // The chat's external id ends in the key the client made.
    private Task Show(IReadOnlyList<RecordedEvent> events)
    {
        foreach (var received in events.Select(recorded => recorded.Data).OfType<MessageReceived>())
            if (_awaited.TryRemove(received.ExternalId[^32..], out var awaited))
                awaited.SetResult();
        return Task.CompletedTask;
    }
}

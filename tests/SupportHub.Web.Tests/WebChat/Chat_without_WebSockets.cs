using System.Net.Http.Json;
using System.Text.Json;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>Where a proxy lets no WebSocket through, the page asks again and again: the frames of SignalR's long polling, over plain HTTP.</summary>
public sealed class Chat_without_WebSockets(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private const char End = (char)0x1e;

    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Goes_on_over_plain_HTTP()
    {
        using var http = hub.CreateClient();
        var token = await ChatVisitor.Visit(hub);
        var offer = await (await http.PostAsync("/hubs/chat/negotiate?negotiateVersion=1", null)).Content.ReadFromJsonAsync<JsonElement>();
        offer.GetProperty("availableTransports").EnumerateArray().Select(way => way.GetProperty("transport").GetString())
            .ShouldBe(["WebSockets", "ServerSentEvents", "LongPolling"]);
        var address = $"/hubs/chat?id={offer.GetProperty("connectionToken").GetString()}";
        (await http.GetAsync(address)).EnsureSuccessStatusCode();

        await Say(new { protocol = "json", version = 1 });
        (await Hears(said => said.StartsWith("{}", StringComparison.Ordinal))).ShouldNotBeNull();
        await Say(Call("1", "Join", new JoinRequest(token, ChatVisitor.Site, "en", null, 0, null, ChatProtocol.Version)));
        await Hears(said => said.Contains("\"invocationId\":\"1\"", StringComparison.Ordinal));
        await Say(Call("2", "Send", new SendRequest(ChatVisitor.NewKey(), "hello over HTTP", null)));
        await Hears(said => said.Contains("hello over HTTP", StringComparison.Ordinal));
        await hub.SettledAsync();
        (await Hears(said => said.Contains("\"from\":\"bot\"", StringComparison.Ordinal))).ShouldNotBeNull();

        async Task Say(object frame) => (await http.PostAsync(address, new StringContent(JsonSerializer.Serialize(frame, JsonSerializerOptions.Web) + End))).EnsureSuccessStatusCode();

        async Task<string> Hears(Func<string, bool> fits)
        {
            while (true)
                if (await http.GetStringAsync(address) is var said && fits(said)) return said;
        }
    }

    private static object Call(string id, string method, object argument) => new { type = 1, invocationId = id, target = method, arguments = new[] { argument } };
}

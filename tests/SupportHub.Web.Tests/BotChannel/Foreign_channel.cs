using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using SupportHub.StandIns;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.BotChannel;

/// <summary>npm's offline-directline, a channel that knows nothing of us, by the emulator's path.</summary>
public sealed class Foreign_channel(Foreign_channel.EmulatorHub hub) : IClassFixture<Foreign_channel.EmulatorHub>
{
    [Fact]
    public async Task A_published_channel_talks_with_the_bot_and_with_a_person()
    {
        var conversation = await hub.Open();

        await hub.Post(conversation, new() { ["text"] = "perdí mi tarjeta ebt", ["locale"] = "es-MX" });
        var answered = (await hub.Said(conversation)).Where(activity => (string)activity["type"]! == "message").Skip(1).ToList();
        answered.ShouldNotBeEmpty();
        answered.ShouldAllBe(activity => (string)activity["locale"]! == "es-US" && (string)activity["from"]!["name"]! == "Bot");

        await hub.Post(conversation, new() { ["text"] = "quiero hablar con una persona", ["locale"] = "es-MX" });
        var initiate = (await hub.Said(conversation)).Single(activity => (string)activity["type"]! == "event");
        ((string)initiate["name"]!).ShouldBe("handoff.initiate");

        var desk = new Desk(hub);
        await using var found = hub.Database.CreateCommand("SELECT conversation_id FROM messages WHERE text = 'quiero hablar con una persona'");
        await desk.Get<ReplyToClient>().Run((Guid)(await found.ExecuteScalarAsync())!, "Soy Amy.", desk.Amy, Desk.Patience);
        await hub.SettledAsync(TextingClient.Patience);
        ((string)(await hub.Said(conversation))[^1]["text"]!).ShouldBe("Soy Amy.");
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/")]
    [InlineData("http://10.0.0.1/")]
    public async Task Without_a_token_replies_go_to_this_machine_only(string serviceUrl)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        var activity = new JsonObject
        {
            ["type"] = "message", ["channelId"] = "emulator", ["serviceUrl"] = serviceUrl, ["text"] = "hello",
            ["from"] = new JsonObject { ["id"] = "u" }, ["conversation"] = new JsonObject { ["id"] = "c" },
        };
        (await http.PostAsJsonAsync("/api/messages", activity)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = JsonContent.Create(activity), Headers = { { "Authorization", "Bearer x.y.z" } } };
        (await http.SendAsync(forged)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>The hub as a developer starts it, and the channel beside it.</summary>
    public sealed class EmulatorHub : HubFixture
    {
        private readonly HttpClient _directLine = new();
        private Process _channel = null!;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var port = FreePort.Any();
            _channel = Process.Start(new ProcessStartInfo("node", ["channel.mjs", $"{port}", $"{Address}api/messages"])
            {
                WorkingDirectory = Path.Combine(Checkout.Root, "tests/SupportHub.Web.Tests/BotChannel/directline"),
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            // It says two lines when it listens.
            for (var line = 0; line < 2; line++)
                (await _channel.StandardOutput.ReadLineAsync(TextingClient.Patience)).ShouldNotBeNull("npm ci in tests/SupportHub.Web.Tests/BotChannel/directline first; deploy/test does it");
            _ = _channel.StandardOutput.ReadToEndAsync();
            _directLine.BaseAddress = new($"http://127.0.0.1:{port}/directline/");
        }

        public async Task<string> Open()
        {
            using var opened = await _directLine.PostAsync("conversations", null);
            opened.StatusCode.ShouldBe(HttpStatusCode.OK);
            return (string)JsonNode.Parse(await opened.Content.ReadAsStringAsync())!["conversationId"]!;
        }

        public async Task Post(string conversation, JsonObject message)
        {
            message["type"] = "message";
            message["from"] = new JsonObject { ["id"] = "default-user", ["name"] = "User" };
            using var posted = await _directLine.PostAsJsonAsync($"conversations/{conversation}/activities", message);
            posted.StatusCode.ShouldBe(HttpStatusCode.OK);
            await SettledAsync(TextingClient.Patience);
        }

        public async Task<IReadOnlyList<JsonNode>> Said(string conversation) =>
            [.. JsonNode.Parse(await _directLine.GetStringAsync($"conversations/{conversation}/activities"))!["activities"]!.AsArray().Select(activity => activity!)];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("BotChannel:Emulator", "true");
        }

        public override async ValueTask DisposeAsync()
        {
            _channel.StandardInput.Close();
            _channel.Dispose();
            _directLine.Dispose();
            await base.DisposeAsync();
        }
    }
}

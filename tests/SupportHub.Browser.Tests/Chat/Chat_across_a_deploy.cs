using Dapper;
using Npgsql;
using SupportHub.Browser.Tests.Kills;
using SupportHub.StandIns;
using SupportHub.StandIns.Twilio;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>The hub's own process goes and comes back while a client writes: what a deploy is to the page.</summary>
public sealed class Chat_across_a_deploy : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("hub-deploy-").FullName;
    private readonly Chromium _chromium = new();
    private TwilioStandIn _twilio = null!;

    public async Task InitializeAsync()
    {
        _twilio = await TwilioStandIn.Start(new TwilioStandInOptions());
        await _chromium.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _twilio.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task The_sentence_stays_the_messages_of_meanwhile_go_out_once_and_the_conversation_goes_on()
    {
        var port = FreePort.Any();
        ChatTab tab;
        using (var before = await HubProcess.StartAsync(port, _data, _twilio))
        {
            tab = await ChatTab.OpenAsync(_chromium, before.Address);
            await tab.SayAndBeReceivedAsync("Before the deploy");
            await tab.Field.FillAsync("In the middle of a sen");
            (await before.StopAsync()).ShouldBe(0, before.Said);
        }
        await Expect(tab.Page.Locator(".status.offline")).ToBeVisibleAsync();
        await Expect(tab.Field).ToHaveValueAsync("In the middle of a sen");
        await tab.SayAsync("While nobody was there");
        await Expect(tab.Waiting).ToHaveCountAsync(1);
        await tab.Field.FillAsync("tence");

        using var after = await HubProcess.StartAsync(port, _data, _twilio);
        await Expect(tab.Received).ToHaveCountAsync(2);
        await Expect(tab.Field).ToHaveValueAsync("tence");
        await tab.SayAndBeReceivedAsync("After it");

        await using var database = NpgsqlDataSource.Create($"Host={File.ReadLines(Path.Combine(_data, "data", "postmaster.pid")).ElementAt(4)};Username=supporthub;Database=supporthub");
        await using var connection = await database.OpenConnectionAsync();
        (await connection.QueryAsync<string>(
            "SELECT text FROM messages WHERE author = 0 AND conversation_id IN (SELECT conversation_id FROM messages WHERE text = 'After it') ORDER BY version, ordinal"))
            .ShouldBe(["Before the deploy", "While nobody was there", "After it"]);
        (await tab.Received.Locator(".bubble").AllTextContentsAsync()).ShouldBe(["Before the deploy", "While nobody was there", "After it"]);
    }
}

using SupportHub.Browser.Tests.Edges;
using SupportHub.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>Whatever the network does: nothing that was written is lost, nothing stands twice, and every screen shows the same.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_on_bad_networks(ChatStage stage)
{
    // Longer than the chat waits for a sign of life.
    private const string Silence = "01:00";

    [Fact]
    public async Task What_is_written_in_flight_mode_is_kept_queued_and_sent_once_when_the_network_is_back()
    {
        using var tunnel = new Tunnel(stage.Address);
        var (tab, conversation) = await TalkAsync(tunnel.Address, "Before the flight");

        tunnel.Cut();
        await tab.Page.Context.SetOfflineAsync(true);
        await Expect(tab.Page.Locator(".status.offline")).ToBeVisibleAsync();
        await tab.SayAsync("In the air, one");
        await tab.SayAsync("In the air, two");
        await Expect(tab.Waiting).ToHaveCountAsync(2);
        await tab.Field.FillAsync("A sentence that is not yet");
        await tab.Page.PictureAsync("film-offline-1");
        await stage.ReplyAsync(conversation, "Said meanwhile");
        tunnel.Mend();
        await tab.Page.Context.SetOfflineAsync(false);

        await Expect(tab.Received).ToHaveCountAsync(3);
        await Expect(tab.Log).ToContainTextAsync("Said meanwhile");
        (await tab.SaidByPeopleAsync()).ShouldBe(["Before the flight", "Said meanwhile", "In the air, one", "In the air, two"]);
        (await stage.ReceivedAsync(conversation)).ShouldBe(["Before the flight", "In the air, one", "In the air, two"]);
        await Expect(tab.Field).ToHaveValueAsync("A sentence that is not yet");
        await Expect(tab.Page.Locator(".status.offline")).ToHaveCountAsync(0);
        await tab.Page.PictureAsync("film-offline-2");
    }

    [Fact]
    public async Task A_queue_outlives_the_page_and_two_tabs_send_it_once()
    {
        using var tunnel = new Tunnel(stage.Address);
        var (tab, conversation) = await TalkAsync(tunnel.Address, "Two tabs of mine");
        var second = await tab.AgainAsync();
        await Expect(second.Log).ToContainTextAsync("Two tabs of mine");

        await second.SayAndBeReceivedAsync("From the second");
        await Expect(tab.Log).ToContainTextAsync("From the second");
        tunnel.Cut();
        await Expect(tab.Page.Locator(".status.offline")).ToBeVisibleAsync();
        await Expect(second.Page.Locator(".status.offline")).ToBeVisibleAsync();
        await tab.SayAsync("Kept by the first");
        await second.SayAsync("Kept by the second");
        var third = await tab.Page.Context.NewPageAsync();
        await tab.Page.CloseAsync();
        tunnel.Mend();
        var reopened = new ChatTab(third);
        await reopened.LoadAsync("en");

        await Expect(reopened.Received).ToHaveCountAsync(4);
        await Expect(second.Received).ToHaveCountAsync(4);
        await reopened.ShouldShowTheSameAsAsync(second);
        (await stage.ReceivedAsync(conversation)).ShouldBe(["Two tabs of mine", "From the second", "Kept by the first", "Kept by the second"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_page_that_slept_while_its_connection_died_shows_what_came_once_it_wakes()
    {
        using var tunnel = new Tunnel(stage.Address);
        var (tab, conversation) = await TalkAsync(tunnel.Address, "I put the phone down");
        await tab.Field.FillAsync("Half a sentence");
        var phone = await tab.Page.Context.NewCDPSessionAsync(tab.Page);

        await phone.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
        tunnel.Cut();
        await stage.ReplyAsync(conversation, "While it lay there, one");
        await stage.ReplyAsync(conversation, "While it lay there, two");
        tunnel.Mend();
        await phone.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });

        await Expect(tab.Log).ToContainTextAsync("While it lay there, two");
        (await tab.SaidByPeopleAsync()).ShouldBe(["I put the phone down", "While it lay there, one", "While it lay there, two"]);
        await Expect(tab.Field).ToHaveValueAsync("Half a sentence");
    }

    [Fact]
    public async Task A_line_on_which_nothing_arrives_any_more_is_noticed_and_what_went_into_it_is_there_once()
    {
        using var tunnel = new Tunnel(stage.Address);
        var (tab, conversation) = await TalkAsync(tunnel.Address, "Is this line alive?", clock: true);

        tunnel.Silence();
        await tab.SayAsync("Into the silence");
        await Expect(tab.Waiting).ToHaveCountAsync(1);
        await stage.ReplyAsync(conversation, "Nobody hears me");
        await tab.Page.Clock.FastForwardAsync(Silence);
        await Expect(tab.Page.Locator(".status.offline")).ToBeVisibleAsync();
        tunnel.Mend();
        await tab.Page.Clock.FastForwardAsync(Silence);

        await Expect(tab.Received).ToHaveCountAsync(2);
        await Expect(tab.Log).ToContainTextAsync("Nobody hears me");
        (await tab.SaidByPeopleAsync()).Count.ShouldBe(3);
        (await stage.ReceivedAsync(conversation)).ShouldBe(["Is this line alive?", "Into the silence"]);
    }

    [Fact]
    public async Task Where_WebSockets_are_blocked_the_same_conversation_goes_on_over_HTTP()
    {
        using var tunnel = new Tunnel(stage.Address, webSockets: false);
        var (tab, conversation) = await TalkAsync(tunnel.Address, "My library blocks things");

        await stage.ReplyAsync(conversation, "It still works");
        await Expect(tab.Log).ToContainTextAsync("It still works");
        await tab.SayAndBeReceivedAsync("So it does");

        tunnel.WebSocketsRefused.ShouldBeGreaterThan(0, "else nothing was shown");
        (await tab.SaidByPeopleAsync()).ShouldBe(["My library blocks things", "It still works", "So it does"]);
    }

    // People hold it from then on, so that the bot says nothing between the lines.
    private async Task<(ChatTab Tab, Guid Conversation)> TalkAsync(Uri hub, string first, bool clock = false)
    {
        var page = await stage.Chromium.OpenAsync(hub, ChatTab.Phone);
        if (clock) await page.Clock.InstallAsync();
        var tab = new ChatTab(page);
        await tab.LoadAsync("en");
        await tab.SayAndBeReceivedAsync(first);
        await stage.SettledAsync();
        var conversation = await stage.ConversationAsync(first);
        await stage.TakeAsync(conversation);
        return (tab, conversation);
    }
}

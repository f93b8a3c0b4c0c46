using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportHub.Browser.Tests.Screens;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Conversations;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Edges;

/// <summary>A staff screen that lost its connection shows afterwards exactly what it missed, each message once.</summary>
public sealed class GapTests(WalkStage stage, ForgetfulStage forgetful) : IClassFixture<WalkStage>, IClassFixture<ForgetfulStage>
{
    private const string Draft = "I was writing this when";

    // More than Blazor keeps for a page that does not answer.
    private const int Missed = 15;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_whose_connection_was_cut_or_fell_silent_shows_what_came_in_meanwhile(bool silently)
    {
        using var tunnel = new Tunnel(stage.Address);
        var client = $"visitor-{Guid.NewGuid():N}";
        var (agent, conversation) = await OpenAsync(stage, tunnel, client);

        if (silently) tunnel.Silence();
        else tunnel.Cut();
        await WriteAsync(stage, client);
        await Expect(Bar(agent)).ToBeVisibleAsync();
        await Expect(agent.Messages).Not.ToContainTextAsync("missed");
        tunnel.Mend();

        await ShouldShowEachOnceAsync(agent);
        await Expect(Bar(agent)).ToBeHiddenAsync();
        await agent.ShouldNotHaveReloadedAsync();
        await SayAsync(stage, client, "and on it goes");
        await Expect(agent.Messages).ToContainTextAsync("and on it goes");
        agent.Page.Url.ShouldContain(conversation.ToString());
    }

    [Fact]
    public async Task A_page_the_hub_no_longer_knows_loads_itself_anew_with_what_came_in_and_what_was_being_written()
    {
        using var tunnel = new Tunnel(forgetful.Address);
        var client = $"visitor-{Guid.NewGuid():N}";
        var (agent, _) = await OpenAsync(forgetful, tunnel, client);
        await agent.Page.GetByLabel("Reply to the client").FillAsync(Draft);

        tunnel.Cut();
        await Expect(Bar(agent)).ToBeVisibleAsync();
        await WriteAsync(forgetful, client);
        tunnel.Mend();

        await ShouldShowEachOnceAsync(agent);
        await Expect(agent.Page.GetByLabel("Reply to the client")).ToHaveValueAsync(Draft);
        await SayAsync(forgetful, client, "and on it goes");
        await Expect(agent.Messages).ToContainTextAsync("and on it goes");
    }

    private static ILocator Bar(StaffScreen agent) => agent.Page.GetByText("The connection was lost");

    private static async Task<(StaffScreen Agent, Guid Conversation)> OpenAsync(WalkStage stage, Tunnel tunnel, string client)
    {
        var conversation = await SayAsync(stage, client, "I want to talk to a person");
        // People hold it, so that the bot says nothing between the client's lines.
        var now = stage.Clock.GetUtcNow();
        await stage.Store.Conversations.Update(conversation, c => c.Assign(Guid.CreateVersion7(), Guid.CreateVersion7(), now), new("system"), default);
        var agent = await StaffScreen.SignInAsync(stage.Chromium, tunnel.Address, WalkStage.Agent);
        await agent.Page.GotoAsync($"/inbox/{conversation}");
        await SayAsync(stage, client, "Are you there?");
        await Expect(agent.Messages).ToContainTextAsync("Are you there?");
        await agent.Page.EvaluateAsync("() => window.seenSince = true");
        return (agent, conversation);
    }

    private static async Task WriteAsync(WalkStage stage, string client)
    {
        for (var i = 1; i <= Missed; i++)
        {
            await SayAsync(stage, client, $"missed-{i:00}");
            // Each is a reading of its own for whoever follows.
            await stage.CaughtUpAsync();
        }
    }

    private static async Task<Guid> SayAsync(WalkStage stage, string client, string text) =>
        (await stage.Services.GetRequiredService<MessageIntake>().Receive(
            new(Channel.WebChat, $"{Guid.NewGuid()}", client, "demo", text), CancellationToken.None)).ConversationId;

    private static async Task ShouldShowEachOnceAsync(StaffScreen agent)
    {
        // Read once it is live: a page that is loaded anew is drawn twice.
        await Expect(agent.Live.GetByRole(AriaRole.Log)).ToContainTextAsync($"missed-{Missed:00}");
        (await agent.Messages.InnerTextAsync()).Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("missed-", StringComparison.Ordinal))
            .ShouldBe(Enumerable.Range(1, Missed).Select(i => $"missed-{i:00}"));
    }
}

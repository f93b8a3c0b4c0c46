using System.Collections.Concurrent;
using Microsoft.Playwright;
using SupportHub.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>For a person who is not alone: one touch, and nothing on the screen or the phone tells of the chat.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_quick_exit(ChatStage stage) : IAsyncLifetime
{
    private const string Site = "exit";
    private const string Neutral = "https://www.weather.gov/";
    private HostSite _host = null!;

    public async Task InitializeAsync() => _host = await stage.HostAsync(Site, "Exit");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("button")]
    [InlineData("escape in the chat")]
    [InlineData("escape on the site")]
    public async Task Leaves_at_once_keeps_nothing_and_the_way_back_does_not_lead_here(string way)
    {
        var page = await stage.Chromium.OpenAsync(_host.Address, ChatTab.Desk);
        var asked = new ConcurrentQueue<string>();
        // Three presses are quick by the page's own clock, however busy the machine is.
        await page.Clock.SetFixedTimeAsync(DateTime.UtcNow);
        // The weather is on the internet; here it is a page of ours.
        await page.Context.RouteAsync($"{Neutral}**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!DOCTYPE html><title>Weather</title><h1>Weather</h1>" }));
        await page.GotoAsync(_host.Elsewhere.ToString());
        await OpenAsync(page);
        await page.FrameLocator("iframe").Locator("#message").FillAsync("He must not see this");
        await page.FrameLocator("iframe").Locator("#message").PressAsync("Enter");
        await Expect(page.FrameLocator("iframe").Locator("article.you:not(.waiting)")).ToHaveCountAsync(1);
        await page.FrameLocator("iframe").Locator("#message").FillAsync("nor this draft");
        (await Frame(page).EvaluateAsync<string[]>("() => Object.keys(localStorage)")).ShouldContain(name => name.EndsWith(".token", StringComparison.Ordinal));
        await page.PictureAsync("film-exit-1");

        await LeaveAsync(page, way);
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Weather");
        page.Url.ShouldBe(Neutral);
        page.Context.Request += (_, request) => asked.Enqueue(request.Url);
        await page.PictureAsync("film-exit-2");
        await page.GoBackAsync();

        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Elsewhere");
        await page.PictureAsync("film-exit-3");
        asked.ShouldNotContain(url => url.StartsWith($"{stage.Address}", StringComparison.Ordinal));
        (await page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length")).ShouldBe(0);
        await OpenAsync(page);
        await Expect(page.FrameLocator("iframe").Locator(".greeting")).ToBeVisibleAsync();
        await Expect(page.FrameLocator("iframe").Locator("#message")).ToHaveValueAsync("");
        (await Frame(page).EvaluateAsync<string[]>("() => Object.keys(localStorage)")).ShouldBeEmpty();
    }

    private async Task OpenAsync(IPage page)
    {
        await page.GotoAsync(_host.Address.ToString());
        await page.Locator("#supporthub-launcher").ClickAsync();
        await page.FrameLocator("iframe").Locator("#message").WaitForAsync();
    }

    private static async Task LeaveAsync(IPage page, string way)
    {
        if (way == "button")
        {
            await page.FrameLocator("iframe").Locator(".leave").ClickAsync();
            return;
        }
        var inChat = way == "escape in the chat";
        await (inChat ? page.FrameLocator("iframe").Locator("#message") : page.Locator("h1")).ClickAsync();
        // The browser gives the keys to the chat or to the page around it, and tells the chat which.
        await Frame(page).WaitForFunctionAsync("inChat => document.hasFocus() === inChat", inChat);
        for (var times = 0; times < 3; times++) await page.Keyboard.PressAsync("Escape");
    }

    private static IFrame Frame(IPage page) => page.Frames.Single(frame => frame.Url.Contains("/chat?", StringComparison.Ordinal));
}

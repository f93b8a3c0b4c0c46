using Microsoft.Playwright;
using SupportHub.Browser.Tests.Screens;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>Every state of the chat, in every language, size and setting.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_for_everyone(ChatStage stage)
{
    private const string LastWordsAreFree = """
        () => {
          scrollTo(0, document.body.scrollHeight);
          return document.querySelector("footer p").getBoundingClientRect().bottom <= document.querySelector("#supporthub-launcher").getBoundingClientRect().top;
        }
        """;

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("yue")]
    public async Task Can_be_seen_read_and_pressed_in_every_state(string language)
    {
        var tab = await ChatTab.OpenAsync(stage.Chromium, stage.Address, language);
        var faults = new List<string>();
        await States.WalkAsync(stage, tab, language, async state => faults.AddRange(await tab.Page.FaultsAsync($"chat-{language}-{state}")));

        faults.ShouldBeEmpty(string.Join('\n', faults));
    }

    [Theory]
    [InlineData("en", "en-US")]
    [InlineData("es", "es-US")]
    [InlineData("zh-hant", "zh-HK")]
    public async Task Stands_on_a_site_closed_and_open(string path, string locale)
    {
        var faults = new List<string>();
        foreach (var width in new[] { ChatTab.Phone, ChatTab.Desk })
        {
            var page = await stage.Chromium.OpenAsync(stage.Address, width, locale);
            await page.GotoAsync($"/demo/{path}");
            await page.Locator("#supporthub-launcher").WaitForAsync();
            await LookAsync(page, $"site-{path}-closed-{width}");
            (await page.EvaluateAsync<bool>(LastWordsAreFree)).ShouldBeTrue("the launcher covers the end of the page");
            await page.Locator("#supporthub-launcher").ClickAsync();
            await page.FrameLocator("iframe").Locator("#message").WaitForAsync();
            await LookAsync(page, $"site-{path}-open-{width}");
        }

        faults.ShouldBeEmpty(string.Join('\n', faults));

        async Task LookAsync(IPage page, string screen)
        {
            await page.PictureAsync(screen);
            faults.AddRange((await page.ViolationsAsync()).Select(fault => $"{screen}: {fault}"));
        }
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>A tab or a phone with the chat as a page of its own: what stands in the frame on a site.</summary>
internal sealed class ChatTab(IPage page)
{
    public const int Phone = 360;
    public const int Desk = 1440;

    public IPage Page => page;

    public ILocator Log => page.GetByRole(AriaRole.Log);

    public ILocator Field => page.Locator("#message");

    /// <summary>The client's own lines that the hub has.</summary>
    public ILocator Received => page.Locator("article.you:not(.waiting, .failed)");

    public ILocator Waiting => page.Locator("article.you.waiting");

    public static async Task<ChatTab> OpenAsync(Chromium chromium, Uri hub, string language = "en", int width = Phone)
    {
        var page = await chromium.OpenAsync(hub, width, language switch { "es" => "es-US", "yue" => "zh-HK", _ => "en-US" });
        var tab = new ChatTab(page);
        await tab.LoadAsync(language);
        return tab;
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<ChatTab> AgainAsync()
    {
        var tab = new ChatTab(await page.Context.NewPageAsync());
        await tab.LoadAsync("en");
        return tab;
    }

    public async Task LoadAsync(string language)
    {
        await page.GotoAsync($"/chat?site=demo&lang={language}");
        await Field.WaitForAsync();
    }

    /// <summary>Writes and sends; where it stands by then depends on the network.</summary>
    public async Task SayAsync(string words)
    {
        await Field.FillAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The hub has it.</summary>
    public async Task SayAndBeReceivedAsync(string words)
    {
        await SayAsync(words);
        await Expect(Received.Filter(new() { HasText = words })).ToHaveCountAsync(1);
    }

    /// <summary>What stands in the bubbles, in order.</summary>
    public async Task<IReadOnlyList<string>> BubblesAsync() => await page.Locator("article .bubble").AllTextContentsAsync();

    /// <summary>What the client and people at the desk said, without the bot's words between.</summary>
    public async Task<IReadOnlyList<string>> SaidByPeopleAsync() => await page.Locator("article:is(.you, .agent) .bubble").AllTextContentsAsync();

    /// <summary>Both screens show the same lines in the same order.</summary>
    public async Task ShouldShowTheSameAsAsync(ChatTab other) => (await BubblesAsync()).ShouldBe(await other.BubblesAsync());
}

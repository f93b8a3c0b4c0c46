using Microsoft.Playwright;
using SupportHub.Browser.Tests.Walk;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>The simple page in a browser that runs no script, worked with a finger or with the keyboard alone.</summary>
internal sealed class SimplePage(IPage page, IPage twin, bool byKeyboard)
{
    public ILocator Log => page.Locator(".log");

    public IPage Page => page;

    /// <summary>From a site whose chat cannot run: its page links here.</summary>
    public static async Task<SimplePage> OpenAsync(Chromium chromium, Uri hub, WalkWords words, bool byKeyboard)
    {
        var page = await chromium.OpenAsync(hub, ChatTab.Phone, words.Locale, scripts: false);
        await page.GotoAsync($"/demo/{words.Site}");
        var simple = new SimplePage(page, await chromium.OpenAsync(hub, ChatTab.Phone, words.Locale), byKeyboard);
        var link = page.Locator("noscript a");
        if (byKeyboard)
        {
            await page.TabToAsync((await link.TextContentAsync())!);
            await page.Keyboard.PressAsync("Enter");
        }
        else await link.ClickAsync();
        await page.Locator("#text").WaitForAsync();
        return simple;
    }

    public async Task WriteAsync(string label, string words)
    {
        if (byKeyboard)
        {
            await page.TabToAsync(label);
            await page.Keyboard.TypeAsync(words);
        }
        else await page.GetByLabel(label, new() { Exact = true }).FillAsync(words);
    }

    public async Task AttachAsync(string label, params FilePayload[] files)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(async () =>
        {
            if (byKeyboard)
            {
                await page.TabToAsync(label);
                await page.Keyboard.PressAsync("Space");
            }
            else await page.GetByLabel(label).ClickAsync();
        });
        await chooser.SetFilesAsync(files);
    }

    /// <summary>Presses a button that posts, and waits for the page that answers.</summary>
    public async Task PressAsync(string button)
    {
        var answered = new TaskCompletionSource();
        page.Load += Answered;
        await ClickAsync(button);
        await answered.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience));
        page.Load -= Answered;

        void Answered(object? sender, IPage loaded) => answered.TrySetResult();
    }

    public async Task ClickAsync(string button)
    {
        if (byKeyboard)
        {
            await page.TabToAsync(button);
            await page.Keyboard.PressAsync("Enter");
        }
        else await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    /// <summary>The same HTML in a window that runs scripts, since what looks at it is one: the page itself has none.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string screen)
    {
        (await page.Locator("script").CountAsync()).ShouldBe(0);
        var html = await page.ContentAsync();
        await twin.RouteAsync("**/chat/plain", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        await twin.GotoAsync("/chat/plain");
        return await twin.FaultsAsync(screen);
    }
}

using Microsoft.Playwright;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>The demo benefits site with the chat opened on it.</summary>
internal sealed class ChatScreen(IPage page) : IClientScreen
{
    private readonly IFrameLocator _chat = page.FrameLocator("iframe");

    public string Name => "chat";

    public IPage Page => page;

    public ILocator Said => _chat.GetByRole(AriaRole.Log);

    public static async Task<ChatScreen> OpenAsync(Chromium chromium, Uri hub, string path, string locale)
    {
        var page = await chromium.OpenAsync(hub, width: 390, locale);
        await page.GotoAsync($"/demo/{path}");
        await page.Locator("#supporthub-launcher").ClickAsync();
        return new(page);
    }

    public async Task SayAsync(string words)
    {
        await _chat.Locator("#message").FillAsync(words);
        await _chat.Locator("button.send").ClickAsync();
    }

    public Task ChooseAsync(string label) => _chat.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
}

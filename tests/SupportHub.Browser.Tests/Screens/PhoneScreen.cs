using Microsoft.Playwright;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>The pocket phone: texts go through the pretend Twilio to the hub's real webhook.</summary>
internal sealed class PhoneScreen(IPage page) : IClientScreen
{
    public string Name => "text";

    public IPage Page => page;

    public ILocator Said => page.GetByRole(AriaRole.Log);

    public static async Task<PhoneScreen> OpenAsync(Chromium chromium, Uri phones, string phone)
    {
        var page = await chromium.OpenAsync(phones, width: 390);
        await page.GotoAsync("/");
        await page.Locator($"input[type=radio][value='{phone}']").CheckAsync();
        return new(page);
    }

    public async Task SayAsync(string words)
    {
        await page.GetByLabel("Your text").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
    }

    /// <summary>On a phone one writes the choice.</summary>
    public async Task ChooseAsync(string label)
    {
        await Assertions.Expect(Said).ToContainTextAsync(label);
        await SayAsync(label);
    }
}

using Microsoft.Playwright;
using SupportHub.Browser.Tests.Chat;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>The lists that administrators keep, without a mouse: what opens has the focus, what is refused is said in sight, what is kept is told.</summary>
public sealed class RecordScreenTests(WalkStage stage) : IClassFixture<WalkStage>
{
    [Fact]
    public async Task Numbers_and_sites_are_added_by_keyboard_after_a_refusal_that_is_seen()
    {
        var admin = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Admin);
        var page = admin.Page;

        await page.GotoAsync("/numbers");
        await admin.Live.WaitForAsync();
        await page.TabToAsync("Add a number");
        await page.Keyboard.PressAsync("Enter");
        var number = page.GetByLabel("Number, as Twilio's console has it");
        await Expect(number).ToBeFocusedAsync();
        await number.FillAsync("123");
        await page.GetByLabel("Name, as colleagues read it").FillAsync("Golden Plate texts");
        await RefusedAsync(page, "no United States number");
        await page.ShouldBeSoundAsync("numbers-refused");
        await number.FillAsync("(213) 555-0199");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".message.done")).ToHaveTextAsync("Golden Plate texts is kept.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add a number" })).ToBeFocusedAsync();
        await page.TabToAsync("Add a service");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Name, such as the campaign's at Twilio")).ToBeFocusedAsync();
        await page.ShouldBeSoundAsync("numbers");

        await page.GotoAsync("/sites");
        await admin.Live.WaitForAsync();
        await page.TabToAsync("Add a site");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Name, as colleagues read it")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Golden Plate");
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync("golden-plate");
        await page.GetByLabel("Addresses that may show the chat").FillAsync("http://golden.example");
        await page.GetByLabel("Program").FillAsync("calfresh");
        await RefusedAsync(page, "An address is https://");
        await page.ShouldBeSoundAsync("sites-refused");
        await page.GetByLabel("Addresses that may show the chat").FillAsync("https://golden.example");
        await page.GetByLabel("Program").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add a site" })).ToBeFocusedAsync();
        await page.ShouldBeSoundAsync("sites");
    }

    // On a low screen the form is longer than what is seen of it.
    private static async Task RefusedAsync(IPage page, string why)
    {
        var usual = page.ViewportSize!;
        await page.SetViewportSizeAsync(360, 480);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".message.refused")).ToContainTextAsync(why);
        await Expect(page.Locator(".message.refused")).ToBeInViewportAsync();
        await page.SetViewportSizeAsync(usual.Width, usual.Height);
    }
}

using Microsoft.Playwright;
using SupportHub.StandIns.Twilio;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>The demo's pretend phones: photos, failures on demand, segments, on a phone and on a desk.</summary>
public sealed class PocketPhoneTests(WalkStage stage) : IClassFixture<WalkStage>
{
    private const string Phone = "+12135550102";

    // A picture of one grey dot.
    private static readonly byte[] s_dot = Convert.FromBase64String("R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==");

    [Fact]
    public async Task A_phone_sends_a_photo_counts_its_segments_and_can_be_switched_off()
    {
        var phone = await PhoneScreen.OpenAsync(stage.Chromium, stage.Twilio.Address, Phone);
        var page = phone.Page;
        await page.GetByLabel("How texts reach this phone").SelectOptionAsync(nameof(Reception.Off));
        await phone.SayAsync("Hello");
        await Expect(phone.Said.Locator("li.failed").First).ToContainTextAsync("undelivered: the phone is off (Twilio code 30003)");

        // A photo brings a person, and the bot says so.
        await page.GetByLabel("How texts reach this phone").SelectOptionAsync(nameof(Reception.Good));
        await page.GetByLabel("Photo or paper").SetInputFilesAsync(new FilePayload { Name = "dot.gif", MimeType = "image/gif", Buffer = s_dot });
        await page.GetByLabel("Your text").FillAsync("我唔見咗張 EBT 卡");
        await Expect(page.GetByText("11 of 70 in UCS-2: about 1 segment")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(phone.Said.GetByAltText("Photo 1")).ToBeVisibleAsync();
        await Expect(phone.Said.Locator("li:not(.mine):not(.failed)").First).ToContainTextAsync("delivered");
        await page.ShouldBeSoundAsync("pocket-phone");

        await page.SetViewportSizeAsync(1440, 900);
        await page.ShouldBeSoundAsync("pocket-phone-wide");
        await page.GetByRole(AriaRole.Button, new() { Name = "STOP", Exact = true }).PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Expect(phone.Said.Locator("li:not(.mine)").Last).ToContainTextAsync("successfully been unsubscribed");
    }
}

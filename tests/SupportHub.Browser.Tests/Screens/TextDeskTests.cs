using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportHub.Browser.Tests.Chat;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Tests.Files;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>An agent and a client who texts: what the desk shows of it, by keyboard, on a desk and on a phone.</summary>
public sealed class TextDeskTests(TextDeskStage stage) : IClassFixture<TextDeskStage>
{
    private const int Phone = 360;

    [Fact]
    public async Task A_text_says_what_it_costs_how_far_it_got_and_what_comes_next_where_it_did_not_arrive()
    {
        const string phone = "+14155550777";
        var id = await stage.TextAsync(phone, "I lost my EBT card");
        var agent = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Agent);
        var page = agent.Page;
        await page.TabToAsync("Bot");
        await page.Keyboard.PressAsync("Enter");
        await agent.OpenConversationAsync(id);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).ClickAsync();

        await stage.TextAsync(phone, "And when does the new one come?");
        await Expect(agent.Messages).ToContainTextAsync("And when does the new one come?");
        var resolve = page.GetByRole(AriaRole.Button, new() { Name = "Resolve", Exact = true });
        await resolve.PressAsync("Enter");
        await Expect(page.Locator(".talk-caution")).ToContainTextAsync("The client’s last words are not answered yet.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Leave it open" })).ToBeFocusedAsync();
        await page.ShouldBeSoundAsync("desk-caution");
        await page.Keyboard.PressAsync("Escape");
        await Expect(resolve).ToBeFocusedAsync();

        await page.GetByLabel("Reply to the client").FillAsync("They said “come in” 多謝. " + string.Concat(Enumerable.Repeat("Bring a paper that shows where you live. ", 6)));
        foreach (var fact in new[] { "Goes as", "With “多” in it, a text holds 67 letters.", "Arrives as 2 numbered messages.", "About $0.0", "From (415) 555-0199" })
            await Expect(page.Locator(".composer-facts")).ToContainTextAsync(fact);
        await page.ShouldBeSoundAsync("desk-composing");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(agent.Messages.Locator(".msg-desk")).ToContainTextAsync("Delivered");

        stage.Twilio.Receptions[phone] = Reception.Filtered;
        await agent.ReplyAsync("Are you there?");
        await Expect(agent.Messages).ToContainTextAsync("Not delivered. The carrier filtered the text.");
        await page.ShouldBeSoundAsync("desk-failed");
        stage.Twilio.Receptions[phone] = Reception.Good;
        await page.BackToAsync("Send again");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send again" })).ToHaveCountAsync(0);

        stage.Twilio.Receptions[phone] = Reception.Off;
        await agent.ReplyAsync("Call me, please");
        await Expect(agent.Messages).ToContainTextAsync("Not delivered yet. The phone is off or out of reach. It is tried again at");
        await page.SetViewportSizeAsync(Phone, 900);
        await Expect(agent.Messages.GetByText("Call me, please")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_phone_of_two_people_that_others_may_read_is_told_so_for_both()
    {
        var id = await stage.TextAsync("+14155550778", "I lost my EBT card");
        var agent = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Agent);
        var page = agent.Page;
        await page.GotoAsync($"/inbox/{id}");
        await agent.Live.WaitForAsync();

        await OpenAsync(page, "Name, phone, safe to text…", "#client-name");
        await page.Keyboard.TypeAsync("Ana");
        await page.GetByLabel("Safe to text").SelectOptionAsync("no");
        await page.GetByLabel("Another phone").FillAsync("12");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".side .refusal")).ToBeInViewportAsync();
        await page.GetByLabel("Another phone").FillAsync("");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Name, phone, safe to text…" })).ToBeFocusedAsync();
        await Expect(page.Locator(".talk > .banner")).ToContainTextAsync("Others may read this phone.");

        await page.GetByLabel("Reply to the client").FillAsync("Hello Ana");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send all the same" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync("desk-unsafe");

        await OpenAsync(page, "Somebody else writes…", "#client-other");
        await page.Keyboard.TypeAsync("Ben");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#talk-who")).ToHaveTextAsync("Ben");
        await Expect(page.Locator(".talk > .banner")).ToContainTextAsync("Others may read this phone.");

        // On a phone what belongs to the conversation is a drawer over it: one comes in, and out again, by keyboard.
        await page.SetViewportSizeAsync(Phone, 900);
        var details = page.GetByRole(AriaRole.Button, new() { Name = "Details" });
        await details.PressAsync("Enter");
        await Expect(page.Locator(".side-close")).ToBeFocusedAsync();
        await OpenAsync(page, "Somebody else writes…", "#client-whose");
        await page.ShouldBeSoundAsync("desk-shared-drawer");
        await page.Keyboard.PressAsync("Escape");
        await Expect(details).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".side-close")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(details).ToBeFocusedAsync();
        await Expect(page.Locator(".side-open")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task At_night_Enter_waits_for_the_morning_and_after_STOP_the_button_says_why_it_does_nothing()
    {
        const string phone = "+14155550779";
        var id = await stage.TextAsync(phone, "I lost my EBT card");
        stage.Clock.Advance(TimeSpan.FromHours(13));
        var agent = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Agent);
        var page = agent.Page;
        await page.GotoAsync($"/inbox/{id}");
        await agent.Live.WaitForAsync();
        await page.GetByLabel("Reply to the client").FillAsync("The county will call you.");
        await Expect(page.Locator(".composer-night")).ToContainTextAsync("It is 11:00 PM where the client is.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send now" })).ToBeEnabledAsync();
        await page.ShouldBeSoundAsync("desk-night");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(agent.Messages).ToContainTextAsync("Waits for the morning. It leaves at 8:00 AM tomorrow.");
        stage.Twilio.Ledger.Sent.ShouldNotContain(text => text.Body.Contains("The county will call you.", StringComparison.Ordinal));

        await stage.TextAsync(phone, "STOP");
        await page.TabToAsync("Cannot send: opted out");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync("Consent to texts");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".consent")).ToContainTextAsync("No more texts");
        await page.ShouldBeSoundAsync("desk-opted-out");

        await page.SetViewportSizeAsync(Phone, 900);
        await stage.TextAsync("+16125550888", "i want to kill myself");
        await page.GotoAsync("/inbox");
        var first = page.Locator(".queue-rows a").First;
        await Expect(first).ToContainTextAsync("Crisis: needs a person now");
        await Expect(first.Locator("strong")).ToHaveTextAsync("Phone ···0888");
        (await first.Locator("strong").EvaluateAsync<bool>("name => name.scrollWidth <= name.clientWidth")).ShouldBeTrue("the number's end is cut off");
        await page.ShouldBeSoundAsync("desk-crisis-queue");
        await agent.Live.WaitForAsync();
        await first.PressAsync("Enter");
        await Expect(page.Locator("#talk-who")).ToHaveTextAsync("Phone ···0888");
        await Expect(agent.Messages.Locator(".msg").Last).ToBeInViewportAsync();
        await page.ShouldBeSoundAsync("desk-crisis");
    }

    [Fact]
    public async Task A_photo_opens_large_by_keyboard_a_paper_downloads_and_what_was_refused_says_why()
    {
        var id = await stage.TextAsync(
            "+14155550780", "Here is my letter",
            TextMedia.Of("image/jpeg", Sample.Jpeg), TextMedia.Of("application/pdf", Sample.Pdf), TextMedia.Of("text/vcard", Sample.Text("BEGIN:VCARD")));
        var agent = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Agent);
        var page = agent.Page;
        await page.SetViewportSizeAsync(Phone, 900);
        await page.GotoAsync($"/inbox/{id}");
        await agent.Live.WaitForAsync();

        await page.TabToAsync("Picture");
        var large = await page.Context.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("Enter"));
        await Expect(large).ToHaveURLAsync(new Regex("/files/"));
        await large.CloseAsync();
        await page.TabToAsync("Document");
        (await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"))).SuggestedFilename.ShouldEndWith(".pdf");
        page.Url.ShouldEndWith($"/inbox/{id}");
        await Expect(page.Locator(".nav a.active")).ToHaveTextAsync("Inbox");

        await Expect(agent.Messages.GetByAltText("Photo Picture")).ToBeVisibleAsync();
        await Expect(agent.Messages).ToContainTextAsync("File: refused: it is neither a photo nor a PDF");
        await page.ShouldBeSoundAsync("desk-files");
    }

    // What opens takes the focus from the button that opened it.
    private static async Task OpenAsync(IPage page, string button, string field)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).PressAsync("Enter");
        await Expect(page.Locator(field)).ToBeFocusedAsync();
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>What a staff member has before them: the inbox and its cases, or a county's portal.</summary>
internal sealed class StaffScreen(IPage page)
{
    private const string SeenSince = "seenSince";

    public IPage Page => page;

    public ILocator Messages => page.GetByRole(AriaRole.Log);

    /// <summary>The page as the live connection draws it, not as the server drew it first.</summary>
    public ILocator Live => page.Locator("main[data-live]");

    public ILocator Steps => page.GetByRole(AriaRole.List, new() { Name = "Steps" });

    public static async Task<StaffScreen> SignInAsync(Chromium chromium, Uri hub, string name, int width = 1440)
    {
        var page = await chromium.OpenAsync(hub, width);
        await page.GotoAsync("/");
        await page.GetByLabel("Sign-in name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(WalkStage.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        var screen = new StaffScreen(page);
        // The list has come over the live connection: from now on the page follows by itself.
        await screen.Live.Locator(".queue-rows, .cards, .empty").First.WaitForAsync();
        await page.EvaluateAsync($"() => window.{SeenSince} = true");
        return screen;
    }

    /// <summary>Nobody loaded the page again since the sign-in.</summary>
    public async Task ShouldNotHaveReloadedAsync() => (await page.EvaluateAsync<bool>($"() => window.{SeenSince} === true")).ShouldBeTrue("the page was loaded again");

    public Task OpenConversationAsync(Guid id) => page.Locator($".queue-rows a[href*='{id}']").ClickAsync();

    public async Task ReplyAsync(string words)
    {
        await page.GetByLabel("Reply to the client").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
    }

    public async Task OpenEscalationAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Escalate to the county" }).ClickAsync();
        await page.GetByLabel("What the client needs from the county").WaitForAsync();
    }

    public async Task EscalateAsync(string county, string caseNumber, string need)
    {
        await page.GetByLabel("County", new() { Exact = true }).FillAsync(county);
        await page.GetByLabel("Case number", new() { Exact = true }).FillAsync(caseNumber);
        await page.GetByLabel("What the client needs from the county").FillAsync(need);
        await page.GetByRole(AriaRole.Button, new() { Name = "Escalate", Exact = true }).ClickAsync();
    }

    public Task OpenStepsAsync() => page.GetByRole(AriaRole.Link, new() { Name = "See every step" }).ClickAsync();

    public ILocator Request(string caseNumber) => page.Locator(".card", new() { HasText = caseNumber });

    public Task TakeOnAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Take it on" }).ClickAsync();

    public async Task AnswerAsync(string words)
    {
        await page.GetByLabel("Your answer").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
    }

    public async Task<Guid> CaseIdAsync()
    {
        await Expect(page).ToHaveURLAsync(new Regex("/cases/"));
        return Guid.Parse(new Uri(page.Url).Segments[^1]);
    }
}

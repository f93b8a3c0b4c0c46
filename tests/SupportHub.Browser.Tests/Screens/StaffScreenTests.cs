using Microsoft.Playwright;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>The screens that the walk does not pass.</summary>
public sealed class StaffScreenTests(WalkStage stage) : IClassFixture<WalkStage>
{
    [Theory]
    [InlineData("sign-in", "/sign-in")]
    [InlineData("demo-site", "/demo/en")]
    [InlineData("not-there", "/no-such-page")]
    public async Task A_page_for_everyone_is_sound(string name, string path)
    {
        var page = await stage.Chromium.OpenAsync(stage.Address, width: 1440);
        await page.GotoAsync(path);
        await page.ShouldBeSoundAsync(name);
    }

    [Theory]
    [InlineData(WalkStage.Agent, "/inbox")]
    [InlineData(WalkStage.Liaison, "/liaison")]
    [InlineData(WalkStage.Supervisor, "/board")]
    [InlineData(WalkStage.Supervisor, "/insights/gaps")]
    [InlineData(WalkStage.Admin, "/content")]
    [InlineData(WalkStage.Admin, "/staff")]
    [InlineData(WalkStage.Admin, "/operations")]
    public async Task A_staff_page_is_sound(string who, string path)
    {
        var staff = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, who);
        await staff.Page.GotoAsync(path);
        // What the server drew first is drawn over, its title too, while it would be judged.
        await staff.Live.Locator("h1").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await staff.Page.ShouldBeSoundAsync($"staff{path.Replace('/', '-')}");
    }

    [Fact]
    public async Task A_number_shares_a_service_s_rate_as_it_is_written_down_on_the_page_of_numbers()
    {
        var page = (await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Admin)).Page;
        await page.GotoAsync("/numbers");
        await page.Locator("main[data-live]").WaitForAsync();

        await Button("Add a service").ClickAsync();
        await page.GetByLabel("Name, such as the campaign's at Twilio").FillAsync("Benefits reminders");
        await page.GetByLabel("Segments a second").FillAsync("3,75");
        await page.GetByLabel("Segments a day").FillAsync("two thousand");
        await Button("Add the service").ClickAsync();
        await page.GetByText("Segments a day are a whole number").WaitForAsync();
        await page.ShouldBeSoundAsync("staff-numbers-service");
        await page.GetByLabel("Segments a day").FillAsync("2000");
        await Button("Add the service").ClickAsync();
        await page.GetByText("Benefits reminders is kept.").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^Change \(") }).First.ClickAsync();
        await page.GetByLabel("Service whose rate it shares").SelectOptionAsync("Benefits reminders");
        await Button("Keep the change").ClickAsync();

        var row = page.GetByRole(AriaRole.Row, new() { Name = "Benefits reminders" });
        await row.GetByText("(").WaitForAsync();
        (await row.Locator("td").AllInnerTextsAsync()).Skip(1).Take(2).ShouldBe(["3.75", "2,000"]);
        await page.ShouldBeSoundAsync("staff-numbers");

        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name });
    }
}

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
        await staff.Page.Locator("main h1").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await staff.Page.ShouldBeSoundAsync($"staff{path.Replace('/', '-')}");
    }
}

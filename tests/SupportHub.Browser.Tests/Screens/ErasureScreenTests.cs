using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>A client is erased while their chat is open and an agent looks at it.</summary>
public sealed class ErasureScreenTests(WalkStage stage) : IClassFixture<WalkStage>
{
    [Fact]
    public async Task An_administrator_erases_a_client_by_keyboard_and_every_open_screen_shows_it()
    {
        var client = await ChatScreen.OpenAsync(stage.Chromium, stage.Address, "en", "en-US");
        await client.SayAsync("zebrafinch lost her card");
        await Expect(client.Said).ToContainTextAsync("automated helper");
        await using var first = stage.Database.CreateCommand("SELECT id FROM conversations WHERE first_words LIKE 'zebrafinch%'");
        var conversation = (Guid)(await first.ExecuteScalarAsync())!;
        var agent = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Agent);
        await agent.Page.GotoAsync($"/inbox/{conversation}");
        await Expect(agent.Messages).ToContainTextAsync("zebrafinch");
        await Expect(agent.Page.GetByRole(AriaRole.Link, new() { Name = "Erase this client" })).ToHaveCountAsync(0);

        var admin = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Admin);
        await admin.Page.GotoAsync($"/inbox/{conversation}");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Erase this client" }).PressAsync("Enter");
        await Expect(admin.Page).ToHaveURLAsync(new Regex("/erase$"));
        await admin.Page.GetByLabel("Why").FillAsync("Asked for it in a letter, request 17");
        await admin.Page.ShouldBeSoundAsync("erase");
        await admin.Page.GetByRole(AriaRole.Checkbox).PressAsync("Space");
        await admin.Page.GetByLabel("Why").PressAsync("Enter");

        await Expect(admin.Page.GetByRole(AriaRole.Heading, new() { Name = "The client is erased" })).ToBeFocusedAsync();
        await admin.Page.ShouldBeSoundAsync("erase-done");
        await Expect(agent.Page.Locator(".banner")).ToContainTextAsync("This client was erased.");
        await Expect(agent.Messages).Not.ToContainTextAsync("zebrafinch");
        await Expect(agent.Page.Locator("textarea")).ToHaveCountAsync(0);
        await agent.Page.ShouldBeSoundAsync("erased-conversation");
        await Expect(client.Said).Not.ToContainTextAsync("zebrafinch");
        await client.SayAsync("Hello, I am new here");
        await Expect(client.Said).ToContainTextAsync("Hello, I am new here");
    }
}

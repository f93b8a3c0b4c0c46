using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>A phone number in an answer is for pressing, in the hardest hour too.</summary>
public sealed class ChatCallTests(WalkStage stage) : IClassFixture<WalkStage>
{
    [Fact]
    public async Task A_number_that_is_pressed_leaves_the_chat_standing()
    {
        var client = await ChatScreen.OpenAsync(stage.Chromium, stage.Address, "en", "en-US");
        await client.SayAsync("I lost my EBT card");
        await client.Said.Locator("a[href^='tel:']").First.ClickAsync();

        // Chromium may lay a question over the page, which program is to call: a press of the mouse would wait behind it.
        var chat = client.Page.FrameLocator("iframe");
        await chat.Locator("#message").FillAsync("I pressed the number");
        await chat.Locator("button.send").DispatchEventAsync("click");
        await Expect(client.Said).ToContainTextAsync("I pressed the number");
    }
}

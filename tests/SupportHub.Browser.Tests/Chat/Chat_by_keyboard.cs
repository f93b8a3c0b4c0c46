using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>A whole conversation without a mouse or a finger: the order of the stops, and that each can be seen.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_by_keyboard(ChatStage stage)
{
    [Fact]
    public async Task A_client_opens_the_chat_takes_a_topic_writes_changes_the_language_and_closes_it()
    {
        var page = await stage.Chromium.OpenAsync(stage.Address, ChatTab.Desk);
        await page.GotoAsync("/demo/en");
        await page.Locator("#supporthub-launcher").WaitForAsync();

        await page.TabToAsync("Help chat");
        await page.Keyboard.PressAsync("Enter");
        var chat = page.FrameLocator("iframe");
        await Expect(chat.Locator("#message")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("How do I license my dog?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.GetByRole(AriaRole.Button, new() { Name = "Talk to a person" })).ToBeVisibleAsync();

        await page.BackToAsync("Talk to a person");
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.GetByRole(AriaRole.Log)).ToContainTextAsync("a person from the help desk");
        // Where the pressed button stood is nothing any more; the field is where one goes on.
        await Expect(chat.Locator("#message")).ToBeFocusedAsync();

        await page.BackToAsync("Español");
        await page.Keyboard.PressAsync("Space");
        await Expect(chat.GetByRole(AriaRole.Button, new() { Name = "Español" })).ToBeFocusedAsync();
        await page.TabToAsync("Escriba aquí");
        await page.Keyboard.TypeAsync("Gracias");
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.Locator("article.you:not(.waiting)")).ToHaveCountAsync(3);

        await page.BackToAsync("Cerrar el chat");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#supporthub-launcher")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Its_stops_come_in_the_order_in_which_they_stand()
    {
        var tab = await ChatTab.OpenAsync(stage.Chromium, stage.Address);
        await Expect(tab.Page.Locator(".choices button")).Not.ToHaveCountAsync(0);

        var (stops, top) = (0, 0.0);
        for (var stop = 0; stop < Keys.MostStops; stop++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (await tab.Page.EvaluateAsync<bool>("() => document.activeElement === document.body")) break;
            (await tab.Page.FocusAsync())!.Seen.ShouldBeTrue(await tab.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML"));
            var box = await tab.Page.EvaluateAsync<double[]>("() => [document.activeElement.getBoundingClientRect().top, document.activeElement.getBoundingClientRect().bottom]");
            box[1].ShouldBeGreaterThan(top, "a stop stands above the one before");
            top = box[0];
            stops++;
        }

        stops.ShouldBeInRange(8, Keys.MostStops - 1);
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>A whole conversation without a mouse or a finger: the order of the stops, and that each can be seen.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_by_keyboard(ChatStage stage)
{
    private const int MostStops = 60;

    // What has the focus, in whichever frame, and whether one can see that it has.
    private const string Focus = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body || at.tagName === "IFRAME") return null;
          const style = getComputedStyle(at);
          const box = at.getBoundingClientRect();
          return {
            name: at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent.trim() || at.tagName.toLowerCase(),
            seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
          };
        }
        """;

    [Fact]
    public async Task A_client_opens_the_chat_takes_a_topic_writes_changes_the_language_and_closes_it()
    {
        var page = await stage.Chromium.OpenAsync(stage.Address, ChatTab.Desk);
        await page.GotoAsync("/demo/en");
        await page.Locator("#supporthub-launcher").WaitForAsync();

        await TabToAsync(page, "Help chat");
        await page.Keyboard.PressAsync("Enter");
        var chat = page.FrameLocator("iframe");
        await Expect(chat.Locator("#message")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("How do I license my dog?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.GetByRole(AriaRole.Button, new() { Name = "Talk to a person" })).ToBeVisibleAsync();

        await BackToAsync(page, "Talk to a person");
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.GetByRole(AriaRole.Log)).ToContainTextAsync("a person from the help desk");
        // Where the pressed button stood is nothing any more; the field is where one goes on.
        await Expect(chat.Locator("#message")).ToBeFocusedAsync();

        await BackToAsync(page, "Español");
        await page.Keyboard.PressAsync("Space");
        await Expect(chat.GetByRole(AriaRole.Button, new() { Name = "Español" })).ToBeFocusedAsync();
        await TabToAsync(page, "Escriba aquí");
        await page.Keyboard.TypeAsync("Gracias");
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.Locator("article.you:not(.waiting)")).ToHaveCountAsync(3);

        await BackToAsync(page, "Cerrar el chat");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#supporthub-launcher")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Its_stops_come_in_the_order_in_which_they_stand()
    {
        var tab = await ChatTab.OpenAsync(stage.Chromium, stage.Address);
        await Expect(tab.Page.Locator(".choices button")).Not.ToHaveCountAsync(0);

        var (stops, top) = (0, 0.0);
        for (var stop = 0; stop < MostStops; stop++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (await tab.Page.EvaluateAsync<bool>("() => document.activeElement === document.body")) break;
            (await tab.Page.EvaluateAsync<Stop>(Focus))!.Seen.ShouldBeTrue(await tab.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML"));
            var box = await tab.Page.EvaluateAsync<double[]>("() => [document.activeElement.getBoundingClientRect().top, document.activeElement.getBoundingClientRect().bottom]");
            box[1].ShouldBeGreaterThan(top, "a stop stands above the one before");
            top = box[0];
            stops++;
        }

        stops.ShouldBeInRange(8, MostStops - 1);
    }

    private static Task TabToAsync(IPage page, string name) => PressToAsync(page, "Tab", name);

    private static Task BackToAsync(IPage page, string name) => PressToAsync(page, "Shift+Tab", name);

    private static async Task PressToAsync(IPage page, string key, string name)
    {
        var met = new List<string>();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync(key);
            if (await FocusAsync(page) is not { } at) continue;
            at.Seen.ShouldBeTrue($"the focus on {at.Name} cannot be seen");
            if (at.Name.StartsWith(name, StringComparison.Ordinal)) return;
            met.Add(at.Name);
        }
        throw new InvalidOperationException($"{key} never comes to {name}, but to: {string.Join(" | ", met)}");
    }

    private static async Task<Stop?> FocusAsync(IPage page)
    {
        foreach (var frame in page.Frames)
            if (await frame.EvaluateAsync<Stop?>(Focus) is { } at) return at;
        return null;
    }

    private sealed record Stop
    {
        public string Name { get; init; } = "";

        public bool Seen { get; init; }
    }
}

using Microsoft.Playwright;
using SupportHub.Browser.Tests.Screens;
using SupportHub.Browser.Tests.Walk;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>A phone with its keyboard open: what is said and what is typed can be seen, in the chat and in the panel that leads to texts.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_in_little_room(ChatStage stage)
{
    private const int WithKeyboard = 380;

    // How much of what was said is seen, in pixels.
    private const string SeenOfTheLog = """
        () => {
          const [log, view] = [document.querySelector(".log"), document.querySelector(".scroller")].map(e => e.getBoundingClientRect());
          return Math.min(log.bottom, view.bottom) - Math.max(log.top, view.top);
        }
        """;

    private const string StartIsSeen = """
        last => {
          const view = document.querySelector(".scroller").getBoundingClientRect();
          const { top } = last.getBoundingClientRect();
          return top >= view.top - 1 && top < view.bottom;
        }
        """;

    [Fact]
    public async Task One_waits_writes_goes_on_by_text_and_comes_back_and_sees_what_matters()
    {
        var words = WalkWords.Of("en");
        var tab = await ChatTab.OpenAsync(stage.Chromium, stage.Address);
        var page = tab.Page;
        await tab.SayAndBeReceivedAsync(words.Unknown);
        await page.GetByRole(AriaRole.Button, new() { Name = words.Person }).ClickAsync();
        await Expect(page.Locator(".wait")).Not.ToBeEmptyAsync();

        await page.SetViewportSizeAsync(ChatTab.Phone, WithKeyboard);
        await page.WaitForFunctionAsync($"() => ({SeenOfTheLog})() >= 48");
        foreach (var control in new[] { ".leave", ".languages button:last-child", ".menu-button", ".send" })
            await Expect(page.Locator(control)).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.PictureAsync("chat-low-waiting");

        await page.SetViewportSizeAsync(320, WithKeyboard);
        await Expect(page.Locator(".menu-button")).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.PictureAsync("chat-low-320");
        await page.SetViewportSizeAsync(640, 400);
        await page.PictureAsync("chat-low-640");
        await page.SetViewportSizeAsync(ChatTab.Phone, WithKeyboard);

        await page.Locator(".offer").ClickAsync();
        var field = page.Locator("#by-text");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.PictureAsync("chat-low-number");
        await field.FillAsync("(510) 555-0142");
        await page.Keyboard.PressAsync("Enter");
        var another = page.GetByRole(AriaRole.Button, new() { Name = "Send a new code" });
        await Expect(another).ToBeVisibleAsync();
        // Two that are asked for at once may leave in either order.
        await stage.SettledAsync();
        await another.ClickAsync();
        await Expect(page.Locator(".panel")).ToContainTextAsync("newest code");
        await Expect(field).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.PictureAsync("chat-low-code");
        await page.SetViewportSizeAsync(ChatTab.Phone, 640);
        await page.PictureAsync("chat-640-code");
        await stage.SettledAsync();
        var codes = stage.Twilio.Ledger.Sent.Where(text => text.To == "+15105550142").ToList();
        codes.Count.ShouldBe(2);
        await field.FillAsync(codes[^1].Body[..6]);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".panel")).ToContainTextAsync("You can close this page");

        // In a wide window the field stands beside the panel.
        await page.SetViewportSizeAsync(ChatTab.Desk, 900);
        await Expect(page.Locator(".goes")).ToContainTextAsync("0142");
        await page.PictureAsync("chat-wide-moved");
        await tab.SayAndBeReceivedAsync("I am back here");
        await Expect(page.Locator(".panel")).ToBeHiddenAsync();
        await Expect(tab.Field).ToBeFocusedAsync();
        await Expect(tab.Received.Last).ToBeInViewportAsync(new() { Ratio = 1 });

        await page.SetViewportSizeAsync(ChatTab.Phone, 740);
        var conversation = await stage.ConversationAsync("I am back here");
        await stage.ReplyAsync(conversation, "The answer stands first.\n" + string.Join('\n', Enumerable.Range(1, 40).Select(line => $"What else belongs to it, {line}.")));
        var answer = page.Locator("article.agent");
        await Expect(answer).ToHaveCountAsync(1);
        await Expect(page.Locator(".wait")).ToBeEmptyAsync();
        await stage.SettledAsync();
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        (await answer.EvaluateAsync<bool>(StartIsSeen)).ShouldBeTrue("its first sentence is the answer");
        await page.PictureAsync("chat-long-answer");

        await tab.SayAndBeReceivedAsync("Thank you for the begonia");
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        await Expect(tab.Received.Last).ToBeInViewportAsync(new() { Ratio = 1 });
        (await page.Locator("time[tabindex]").CountAsync()).ShouldBe(0);

        await stage.ResolveAsync(conversation);
        foreach (var _ in new[] { "solved", "ease" })
        {
            var question = await page.Locator("#survey").TextContentAsync();
            await page.Locator(".survey-choices button").First.ClickAsync();
            await Expect(page.Locator("#survey")).Not.ToHaveTextAsync(question!);
        }
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send this answer" })).ToBeVisibleAsync();
        await page.PictureAsync("chat-survey-words");
    }
}

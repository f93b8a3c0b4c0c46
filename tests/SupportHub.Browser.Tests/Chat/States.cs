using Microsoft.Playwright;
using SupportHub.Browser.Tests.Walk;
using SupportHub.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>The states a client may find the chat in, and how one comes from each to the next.</summary>
internal static class States
{
    /// <summary>Goes through all of them in one page and stops at each.</summary>
    public static async Task WalkAsync(ChatStage stage, ChatTab tab, string language, Func<string, Task> stop)
    {
        var page = tab.Page;
        var words = WalkWords.Of(language);

        await Expect(page.Locator(".choices button")).Not.ToHaveCountAsync(0);
        await stop("greeting");

        await tab.SayAndBeReceivedAsync(words.Question);
        await Expect(tab.Log).ToContainTextAsync(words.Answer);
        await stage.SettledAsync();
        await stop("answer");

        await tab.SayAndBeReceivedAsync(words.Unknown);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = words.Person })).ToBeVisibleAsync();
        await stop("choices");

        await page.Locator(".menu-button").ClickAsync();
        await Expect(page.Locator(".menu-list button").Last).ToBeVisibleAsync();
        await stop("menu");

        await page.Locator(".menu-list button").Last.ClickAsync();
        await Expect(page.Locator(".panel")).ToBeVisibleAsync();
        await stop("clear");
        await page.Locator(".panel .panel-close").ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = words.Person }).ClickAsync();
        await Expect(tab.Log).ToContainTextAsync(words.HandedOff);
        await stage.SettledAsync();
        var conversation = await stage.ConversationAsync(words.Unknown);
        await stage.TakeAsync(conversation);
        await stage.ReplyAsync(conversation, words.Reply);
        await Expect(tab.Log).ToContainTextAsync(words.Reply);
        await stop("person");

        await AttachAsync(page);
        await stop("upload");
        await tab.SayAsync(words.More);
        await Expect(page.Locator("article.you:not(.waiting) img")).ToBeVisibleAsync();
        await stop("photo");

        await page.Locator("article.you:not(.waiting) .photo").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).Locator("img")).ToBeVisibleAsync();
        await stop("photo-large");
        await page.Keyboard.PressAsync("Escape");

        await GoOnByTextAsync(page, words.Phone, stop);

        await stage.ResolveAsync(conversation);
        await Expect(page.Locator(".survey-choices button")).ToHaveCountAsync(3);
        await stop("survey");

        await tab.SayAsync(new string('x', 4001));
        await Expect(page.Locator(".refusal")).Not.ToBeEmptyAsync();
        await stop("refused");
        await tab.Field.FillAsync("");

        await page.Context.SetOfflineAsync(true);
        await Expect(page.Locator(".status.offline")).ToBeVisibleAsync();
        await tab.SayAsync(words.More);
        await stop("offline");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator(".status.offline")).ToHaveCountAsync(0);

        await FailAsync(tab, language);
        await stop("not-sent");
    }

    // As far as the code: with it the conversation would leave the chat.
    private static async Task GoOnByTextAsync(IPage page, string phone, Func<string, Task> stop)
    {
        await page.Locator(".menu-button").ClickAsync();
        await page.Locator(".menu-list button").Nth(1).ClickAsync();
        await Expect(page.Locator(".panel input[type=tel]")).ToBeFocusedAsync();
        await stop("by-text");
        await page.Locator(".panel input[type=tel]").FillAsync(phone);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".panel input[autocomplete=one-time-code]")).ToBeFocusedAsync();
        await stop("by-text-code");
        await page.Locator(".panel .panel-close").ClickAsync();
    }

    // One that is as it says, and one that is something else.
    private static async Task AttachAsync(IPage page)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload[]
        {
            new() { Name = "letter.png", MimeType = "image/png", Buffer = await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "deploy", "pictures", "chat.png")) },
            new() { Name = "notice.pdf", MimeType = "application/pdf", Buffer = "MZ this is a program"u8.ToArray() },
        });
        await Expect(page.Locator(".attached .sent")).ToHaveCountAsync(1);
        await Expect(page.Locator(".attached .refused")).ToHaveCountAsync(1);
    }

    // No page of ours can make the hub fail at a message: so it stands in the phone as after such a fault.
    private static async Task FailAsync(ChatTab tab, string language)
    {
        await tab.Page.EvaluateAsync("() => localStorage.setItem('supporthub.demo.out.bad', JSON.stringify({ key: 'bad', text: 'x', at: 1, failed: true }))");
        await tab.LoadAsync(language);
        await Expect(tab.Page.Locator("article.failed")).ToBeVisibleAsync();
    }
}

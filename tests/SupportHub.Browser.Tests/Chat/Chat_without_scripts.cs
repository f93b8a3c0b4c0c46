using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportHub.Browser.Tests.Walk;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Web.Content;
using SupportHub.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>The simple page from the first word to the survey, in a browser that runs no script.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_without_scripts(ChatStage stage)
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("es", false)]
    [InlineData("yue", false)]
    public async Task Asks_chooses_sends_a_photo_hears_a_person_and_says_what_the_help_was_worth(string language, bool byKeyboard)
    {
        var words = WalkWords.Of(language);
        var phrases = stage.Services.GetRequiredService<LiveContent>().Content.Phrases;
        var simple = await SimplePage.OpenAsync(stage.Chromium, stage.Address, words, byKeyboard);
        var faults = new List<string>();

        await WriteAndSendAsync(words.Question);
        await LookAsync();
        await Expect(simple.Log).ToContainTextAsync(words.Answer);
        await Expect(simple.Page.GetByRole(AriaRole.Button, new() { Name = Say(PhraseKeys.ChoiceAnswered) })).ToBeVisibleAsync();
        await WriteAndSendAsync(words.Unknown);
        await LookAsync();
        await StopAsync("choices");
        await simple.PressAsync(words.Person);
        await LookAsync();
        await Expect(simple.Log).ToContainTextAsync(words.HandedOff);
        var conversation = await stage.ConversationAsync(words.Unknown);
        await stage.TakeAsync(conversation);

        await simple.WriteAsync(Say(PhraseKeys.PlainWrite), words.More);
        await simple.AttachAsync(
            Say(PhraseKeys.PlainFiles, ("count", "10"), ("limit", "10")),
            new() { Name = "letter.png", MimeType = "image/png", Buffer = await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "deploy", "pictures", "chat.png")) },
            new() { Name = "notice.pdf", MimeType = "application/pdf", Buffer = "MZ this is a program"u8.ToArray() });
        await simple.PressAsync(Say(PhraseKeys.PlainSend));
        await Expect(simple.Page.Locator("#text")).ToHaveValueAsync(words.More);
        await StopAsync("refused");
        await simple.PressAsync(Say(PhraseKeys.PlainSend));
        var opened = await simple.Page.RunAndWaitForPopupAsync(() => simple.ClickAsync(Say(PhraseKeys.PlainOpenFile, ("name", "letter.png"))));
        await Expect(opened.Locator("img")).ToBeVisibleAsync();
        opened.Url.ShouldEndWith("/chat/plain/file");
        await opened.CloseAsync();

        await stage.ReplyAsync(conversation, words.Reply);
        await LookAsync();
        await Expect(simple.Log).ToContainTextAsync(words.Reply);
        await stage.ResolveAsync(conversation);
        await LookAsync();
        await StopAsync("survey");
        await simple.PressAsync(Say(PhraseKeys.SurveySolved));
        await simple.PressAsync(Say(PhraseKeys.SurveyEasy));
        await simple.WriteAsync(Say(PhraseKeys.SurveyWords), words.More);
        await StopAsync("survey-words");
        await simple.PressAsync(Say(PhraseKeys.PlainNoWords));
        await Expect(simple.Page.Locator("p.survey")).ToHaveTextAsync(Say(PhraseKeys.SurveyThanks));

        await simple.WriteAsync(Say(PhraseKeys.PlainNumber), words.Phone);
        await simple.PressAsync(Say(PhraseKeys.PlainMove));
        await Expect(simple.Page.Locator("#digits")).ToBeVisibleAsync();
        await StopAsync("code");

        (await stage.ReceivedAsync(conversation)).Count.ShouldBe(4);
        faults.ShouldBeEmpty(string.Join('\n', faults));

        string Say(string phrase, params (string, string)[] values) => phrases.Say(phrase, LanguageCodes.Parse(language)!.Value, values);

        async Task WriteAndSendAsync(string said)
        {
            await simple.WriteAsync(Say(PhraseKeys.PlainWrite), said);
            await simple.PressAsync(Say(PhraseKeys.PlainSend));
        }

        async Task LookAsync()
        {
            await stage.SettledAsync();
            await simple.PressAsync(Say(PhraseKeys.PlainLook));
        }

        async Task StopAsync(string state) => faults.AddRange(await simple.FaultsAsync($"simple-{language}-{state}"));
    }
}

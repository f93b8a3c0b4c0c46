using Microsoft.Playwright;
using SupportHub.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Walk;

/// <summary>One client's whole way: asks the bot, asks for a person, is answered, is helped by the county. At four screens at once.</summary>
public sealed class WalkTests(WalkStage stage) : IClassFixture<WalkStage>
{
    [Theory]
    [InlineData("en", "chat")]
    [InlineData("es", "chat")]
    [InlineData("yue", "chat")]
    [InlineData("en", "text")]
    [InlineData("es", "text")]
    [InlineData("yue", "text")]
    public async Task A_client_is_helped_by_bot_agent_and_county(string language, string channel)
    {
        var words = WalkWords.Of(language);
        var caseNumber = $"1{language}{channel}9".ToUpperInvariant();
        // So that this conversation is the newest.
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        var agent = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Agent);
        var liaison = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Liaison, width: 390);
        var other = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.OtherLiaison);
        IClientScreen client = channel == "chat"
            ? await ChatScreen.OpenAsync(stage.Chromium, stage.Address, words.Site, words.Locale)
            : await PhoneScreen.OpenAsync(stage.Chromium, stage.Twilio.Address, words.Phone);
        var walk = $"{language}-{channel}";

        await client.SayAsync(words.Question);
        await Expect(client.Said).ToContainTextAsync(words.Automated);
        await Expect(client.Said).ToContainTextAsync(words.Answer);
        var conversation = await stage.NewestConversationAsync();
        (await stage.BotTopicsAsync(conversation)).ShouldContain("interview-missed");
        await client.Page.ShouldBeSoundAsync($"{walk}-1-answer");

        await client.SayAsync(words.Unknown);
        await client.ChooseAsync(words.Person);
        await Expect(client.Said).ToContainTextAsync(words.HandedOff);
        await client.Page.ShouldBeSoundAsync($"{walk}-2-handed-off");

        await agent.OpenConversationAsync(conversation);
        await agent.ShouldNotHaveReloadedAsync();
        await Expect(agent.Messages).ToContainTextAsync(words.Question);
        await Expect(agent.Messages).ToContainTextAsync(words.Answer);
        await agent.ReplyAsync(words.Reply);
        await Expect(client.Said).ToContainTextAsync(words.Reply);
        var botSaid = (await stage.BotTopicsAsync(conversation)).Count;
        await client.SayAsync(words.More);
        await Expect(agent.Messages).ToContainTextAsync(words.More);
        await agent.Page.ShouldBeSoundAsync($"{walk}-3-conversation");

        await agent.OpenEscalationAsync();
        await agent.Page.ShouldBeSoundAsync($"{walk}-4-escalate");
        await agent.EscalateAsync(WalkWords.County, caseNumber, "A new interview date, by phone");
        await Expect(client.Said).ToContainTextAsync(WalkWords.County);

        await liaison.Request(caseNumber).WaitForAsync();
        await liaison.ShouldNotHaveReloadedAsync();
        await liaison.Page.ShouldBeSoundAsync($"{walk}-5-requests");
        await liaison.Request(caseNumber).ClickAsync();
        var caseId = await liaison.CaseIdAsync();
        await ShouldNotExistForAsync(other, caseNumber, caseId);
        await liaison.TakeOnAsync();
        await Expect(agent.Page.Locator(".case")).ToContainTextAsync("Lee Wong");
        await liaison.Page.ShouldBeSoundAsync($"{walk}-6-request");
        await liaison.AnswerAsync(words.CountyAnswer);
        await Expect(client.Said).ToContainTextAsync(words.CountyAnswer);
        await Expect(agent.Page.Locator(".case .answer")).ToContainTextAsync(words.CountyAnswer);

        await agent.OpenStepsAsync();
        foreach (var said in new[] { "Dana Reyes", "Lee Wong", words.CountyAnswer })
            await Expect(agent.Steps).ToContainTextAsync(said);
        await Expect(agent.Steps.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Client");
        await Expect(agent.Steps.GetByRole(AriaRole.Listitem).Last).ToContainTextAsync("the county's answer");
        await agent.Page.ShouldBeSoundAsync($"{walk}-7-timeline");
        (await stage.BotTopicsAsync(conversation)).Count.ShouldBe(botSaid, "the bot stays silent while people talk");
    }

    // What is another county's is not there: not on the list, not by its address.
    private static async Task ShouldNotExistForAsync(StaffScreen other, string caseNumber, Guid caseId)
    {
        await Expect(other.Request(caseNumber)).ToHaveCountAsync(0);
        var answer = await other.Page.GotoAsync($"/liaison/cases/{caseId}");
        answer!.Status.ShouldBe(404);
        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing at this address" })).ToBeVisibleAsync();
    }
}

using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;
using SupportHub.Web.Content;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public class BotByTextTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData(Language.English, "I lost my EBT card", "Do I have an interview soon?")]
    [InlineData(Language.Spanish, "Perdí mi tarjeta EBT", "¿Tengo una entrevista pronto?")]
    [InlineData(Language.Cantonese, "我唔見咗張EBT卡", "我幾時要面談呀")]
    public async Task The_first_text_of_a_conversation_says_who_we_are_and_a_later_one_does_not(Language language, string first, string later)
    {
        var introduction = hub.Services.GetRequiredService<LiveContent>().Content.Phrases.Say(PhraseKeys.DisclosureText, language);
        introduction.ShouldContain("SupportHub");
        var client = new TextingClient(hub);

        await client.Text(first);
        await hub.SettledAsync();
        client.Got[0].Body.ShouldBe(SmsText.Smart(introduction));
        client.Got.Count.ShouldBeGreaterThan(1);

        await client.Text(later);
        await hub.SettledAsync();
        client.Got.Count.ShouldBeGreaterThan(2);
        client.Got.Count(text => text.Body == SmsText.Smart(introduction)).ShouldBe(1);
    }

    [Fact]
    public async Task A_question_back_comes_with_numbers_and_a_number_answers_it()
    {
        var client = new TextingClient(hub);
        await client.Text("qwertz blorp flimflam");
        await hub.SettledAsync();
        client.Got[^1].Body.ShouldContain("1. ");

        var before = client.Got.Count;
        await client.Text("1");
        await hub.SettledAsync();

        client.Got.Count.ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task A_client_who_opted_out_and_writes_again_is_heard_and_not_answered()
    {
        var client = new TextingClient(hub);
        await client.Text("STOP");
        await client.Text("I lost my EBT card");
        await hub.SettledAsync();

        client.Got.ShouldBeEmpty();
        var shown = await client.Shown();
        shown.Where(text => text.Author == Participant.Contact).Select(text => text.Text).ShouldBe(["STOP", "I lost my EBT card"]);
        shown.Where(text => text.Author == Participant.Bot).ShouldBeEmpty();
    }
}

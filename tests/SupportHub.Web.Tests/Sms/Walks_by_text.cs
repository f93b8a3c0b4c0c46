using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;
using SupportHub.Web.Content;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>Whole ways by text, through the carrier's door and back, in the three languages.</summary>
public class Walks_by_text(HubFixture hub) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData(Language.English, "what is the phone number of my county office", "Ramsey", "what time does my county office open")]
    [InlineData(Language.Spanish, "cuál es el teléfono de la oficina de mi condado", "Saint Paul", "a qué hora abre la oficina de mi condado")]
    [InlineData(Language.Cantonese, "我個縣嘅辦公室電話幾多號", "55101", "我個縣嘅辦公室喺邊度")]
    public async Task The_place_is_asked_once_and_never_again(Language language, string question, string place, string later)
    {
        var client = new TextingClient(hub);
        await Texts(client, question);
        client.Got[^1].Body.ShouldBe(SmsText.Smart(Phrase(PhraseKeys.AskPlace, language)));

        await Texts(client, place);
        client.Got[^1].Body.ShouldContain("651-266-4444");

        await Texts(client, later);
        client.Got.Count(text => text.Body == SmsText.Smart(Phrase(PhraseKeys.AskPlace, language))).ShouldBe(1);
        (await State(client)).Dialogue.County.ShouldBe("27123");
    }

    [Theory]
    [InlineData(Language.English, "qwertz blorp flimflam", "2")]
    [InlineData(Language.English, "qwertz blorp flimflam", "the second one")]
    [InlineData(Language.Spanish, "quién ganó el partido de ayer", "2")]
    [InlineData(Language.Spanish, "quién ganó el partido de ayer", "la segunda")]
    [InlineData(Language.Cantonese, "點樣考車牌", "2")]
    [InlineData(Language.Cantonese, "點樣考車牌", "第二個")]
    public async Task A_list_is_answered_by_number_or_place(Language language, string question, string reply)
    {
        var client = new TextingClient(hub);
        await Texts(client, question);
        var asked = (await State(client)).Dialogue.Question!;
        client.Got[^1].Body.ShouldContain($"2. {SmsText.Smart(asked.Choices[1].Label)}");
        asked.Choices[1].Value.ShouldBe("no");

        await Texts(client, reply);

        client.Got[^1].Body.ShouldBe(SmsText.Smart(Phrase(PhraseKeys.NoNothingOpen, language)));
        (await State(client)).Holder.ShouldBe(Holder.Bot);
    }

    [Theory]
    [InlineData("qwertz blorp flimflam", "I lost my EBT card")]
    [InlineData("quién ganó el partido de ayer", "Perdí mi tarjeta EBT")]
    [InlineData("點樣考車牌", "我唔見咗張EBT卡")]
    public async Task Saying_it_in_other_words_answers_too(string question, string rephrased)
    {
        var client = new TextingClient(hub);
        await Texts(client, question);

        await Texts(client, rephrased);

        (await State(client)).Topic.ShouldBe("ebt-card-lost");
    }

    [Theory]
    [InlineData("I want to kill myself")]
    [InlineData("ya no quiero vivir")]
    [InlineData("我唔想活喇")]
    public async Task A_crisis_brings_the_line_and_a_person_at_the_top(string told)
    {
        var client = new TextingClient(hub);

        await Texts(client, told);

        client.Got.ShouldContain(text => text.Body.Contains("988"));
        var state = await State(client);
        (state.Holder, state.Urgency).ShouldBe((Holder.Agents, Urgency.Crisis));
    }

    [Fact]
    public async Task Who_writes_Simplified_reads_it_in_every_text()
    {
        var client = new TextingClient(hub);
        await Texts(client, "我的EBT卡丢了怎么办");

        client.Got.ShouldAllBe(text => !text.Body.Contains('個') && !text.Body.Contains('們') && !text.Body.Contains('動'));
        (await State(client)).Dialogue.Simplified.ShouldBeTrue();
        await Texts(client, "我的PIN是4821");
        client.Got[^1].Body.ShouldNotContain("請");
    }

    private async Task Texts(TextingClient client, string words)
    {
        await client.Text(words);
        await hub.SettledAsync(TextingClient.Patience);
    }

    private async Task<Conversation> State(TextingClient client) =>
        (await hub.Store.Conversations.Load((await client.Conversation())!.Value, TextingClient.Patience))!.State;

    private string Phrase(string key, Language language) => hub.Services.GetRequiredService<LiveContent>().Content.Phrases.Say(key, language);
}

using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;
using SupportHub.Web.Content;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public class Opting_out_in_ones_own_words(HubFixture hub) : IClassFixture<HubFixture>
{
    private Phrases Phrases => hub.Services.GetRequiredService<LiveContent>().Content.Phrases;

    [Theory]
    [InlineData(Language.English, "please stop texting me", "YES")]
    [InlineData(Language.Spanish, "ya no me manden mensajes", "SÍ")]
    [InlineData(Language.Cantonese, "唔好再send俾我", "係")]
    [InlineData(Language.English, "please stop texting me", "I said no more texts")]
    [InlineData(Language.Spanish, "ya no me manden mensajes", "no quiero recibir mas mensajes")]
    [InlineData(Language.Cantonese, "唔好再send俾我", "唔好再發短訊俾我")]
    public async Task It_is_asked_once_and_then_counts_and_the_desk_sees_it(Language language, string wish, string reply)
    {
        var client = new TextingClient(hub);
        await client.Text(wish);
        await hub.SettledAsync();
        client.Got[^1].Body.ShouldBe(SmsText.Smart(Phrases.Say(PhraseKeys.OptOutQuestion, language)));
        (await client.OptedOut()).ShouldBeFalse();
        var before = client.Got.Count;

        await client.Text(reply);
        await hub.SettledAsync();

        (await client.OptedOut()).ShouldBeTrue();
        client.Got.Count.ShouldBe(before);
        var header = await hub.Services.GetRequiredService<ConversationQuery>().Header((await client.Conversation())!.Value, TextingClient.Patience);
        header!.CannotSend.ShouldBeTrue();
        header.OptedOutAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Language.English, "can I talk to a person", "please stop texting me", "YES")]
    [InlineData(Language.Spanish, "quiero hablar con una persona", "ya no quiero mensajes", "sí")]
    [InlineData(Language.Cantonese, "我想同真人講", "唔好再send俾我", "係")]
    public async Task It_counts_as_well_while_people_have_the_conversation(Language language, string asked, string wish, string reply)
    {
        var client = new TextingClient(hub);
        await client.Text(asked);
        await hub.SettledAsync();
        // To a person's question it is an answer like any other.
        await client.AgentReplies("Do you still live there?");
        await client.Text(reply);
        await hub.SettledAsync();
        (await client.OptedOut()).ShouldBeFalse();
        var before = client.Got.Count;

        await client.Text(wish);
        await hub.SettledAsync();
        client.Got.Skip(before).ShouldHaveSingleItem().Body.ShouldBe(SmsText.Smart(Phrases.Say(PhraseKeys.OptOutQuestion, language)));
        (await client.Shown())[^1].Author.ShouldBe(Participant.Bot);
        await client.Text(reply);
        await hub.SettledAsync();

        (await client.OptedOut()).ShouldBeTrue();
        await client.Text(wish);
        await hub.SettledAsync();
        client.Got.Count.ShouldBe(before + 1);
        var header = await hub.Services.GetRequiredService<ConversationQuery>().Header((await client.Conversation())!.Value, TextingClient.Patience);
        (header!.CannotSend, header.Holder, header.WaitingSince is not null).ShouldBe((true, Holder.Agents, true));
    }

    [Fact]
    public async Task A_person_s_word_in_between_or_a_no_keeps_the_texts()
    {
        var client = new TextingClient(hub);
        await client.Text("can I talk to a person");
        await hub.SettledAsync();
        foreach (var between in new Func<Task>[] { () => client.AgentReplies("Do you have your card there?"), () => client.Text("no") })
        {
            await client.Text("please stop texting me");
            await hub.SettledAsync();
            await between();
            await hub.SettledAsync();
            await client.Text("yes");
            await hub.SettledAsync();

            (await client.OptedOut()).ShouldBeFalse();
        }
        client.Got[^1].Body.ShouldBe(SmsText.Smart(Phrases.Say(PhraseKeys.OptOutKept, Language.English)));
    }

    [Theory]
    [InlineData(Language.English, "please stop texting me", "no")]
    [InlineData(Language.Spanish, "ya no me manden mensajes", "no")]
    [InlineData(Language.Cantonese, "唔好再send俾我", "唔係")]
    public async Task No_keeps_the_texts(Language language, string wish, string reply)
    {
        var client = new TextingClient(hub);
        await client.Text(wish);
        await hub.SettledAsync();

        await client.Text(reply);
        await hub.SettledAsync();

        (await client.OptedOut()).ShouldBeFalse();
        client.Got[^1].Body.ShouldBe(SmsText.Smart(Phrases.Say(PhraseKeys.OptOutKept, language)));
    }

    [Theory]
    [InlineData("my food stamps were stopped by the office")]
    [InlineData("stopped by the office")]
    [InlineData("la oficina paró mis beneficios")]
    [InlineData("辦公室停咗我嘅糧食券")]
    public async Task What_the_office_stopped_is_a_question_like_any_other(string text)
    {
        var client = new TextingClient(hub);

        await client.Text(text);
        await client.Text("yes");
        await hub.SettledAsync();

        (await client.OptedOut()).ShouldBeFalse();
    }
}

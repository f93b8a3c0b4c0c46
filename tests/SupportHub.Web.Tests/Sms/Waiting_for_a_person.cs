using Dapper;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>What a client who waits for a person hears while nobody has answered.</summary>
public class Waiting_for_a_person(HubFixture hub) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData("can I talk to a person", "I want to kill myself", "988")]
    [InlineData("quiero hablar con una persona", "me quiero matar", "988")]
    [InlineData("我想同真人講", "我想自殺", "988")]
    public async Task Danger_is_answered_at_once_and_goes_to_the_top_of_the_queue(string asked, string told, string helps)
    {
        var client = await Waits(asked);
        (await Urgency(client)).ShouldBe(Domain.Conversations.Urgency.Routine);

        await client.Text(told);
        await client.Text(told);
        await hub.SettledAsync();

        (await Urgency(client)).ShouldBe(Domain.Conversations.Urgency.Crisis);
        client.Got.Count(text => text.Body.Contains(helps, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Danger_goes_before_the_wish_for_no_texts_and_what_is_said_to_it_is_the_bot_s()
    {
        var client = await Waits("can I talk to a person");

        await client.Text("stop texting me. I want to kill myself");
        await hub.SettledAsync();

        (await Urgency(client)).ShouldBe(Domain.Conversations.Urgency.Crisis);
        var said = (await client.Shown()).SkipWhile(text => text.Author != Participant.Contact || !text.Text.Contains("kill", StringComparison.Ordinal)).Skip(1).ToList();
        said[0].Text.ShouldContain("988");
        said.Select(text => text.Author).Distinct().ShouldBe([Participant.Bot]);
    }

    [Fact]
    public async Task Violence_at_home_goes_to_the_top_and_nothing_is_said_on_a_phone_that_others_may_see()
    {
        var client = await Waits("can I talk to a person");
        var before = client.Got.Count;

        await client.Text("my husband hits me");
        await hub.SettledAsync();

        (await Urgency(client)).ShouldBe(Domain.Conversations.Urgency.Crisis);
        client.Got.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Who_writes_again_much_later_hears_that_it_came_and_not_each_time()
    {
        var client = await Waits("can I talk to a person");
        var before = client.Got.Count;
        await client.Text("hello?");
        await hub.SettledAsync();
        client.Got.Count.ShouldBe(before);

        hub.Clock.Advance(TimeSpan.FromHours(2));
        await client.Text("is anybody there");
        await client.Text("please");
        await hub.SettledAsync();

        client.Got.Count.ShouldBe(before + 1);
        client.Got[^1].Body.ShouldStartWith("We got your message");
    }

    [Theory]
    [InlineData("can I talk to a person", "hello?", "SupportHub benefits help: We got your message")]
    [InlineData("quiero hablar con una persona", "¿hola?", "SupportHub, ayuda con beneficios: Recibimos")]
    public async Task After_half_a_day_the_words_say_whose_they_are(string asked, string again, string heard)
    {
        var client = await Waits(asked);

        hub.Clock.Advance(TimeSpan.FromHours(13));
        await client.Text(again);
        await hub.SettledAsync();

        client.Got[^1].Body.ShouldStartWith(heard);
    }

    private async Task<TextingClient> Waits(string asked)
    {
        var client = new TextingClient(hub);
        await client.Text(asked);
        await hub.SettledAsync();
        return client;
    }

    private async Task<Urgency> Urgency(TextingClient client)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<Urgency>("SELECT urgency FROM conversations WHERE address = @Number", new { client.Number });
    }
}

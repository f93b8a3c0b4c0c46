using SupportHub.Domain.Conversations;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public class ConsentTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task STOP_is_recorded_and_never_answered_and_what_an_agent_sends_then_is_blocked_where_they_see_it()
    {
        var client = new TextingClient(hub);
        await client.Text("hello");
        await hub.SettledAsync();
        var before = client.Got.Count;

        await client.Text("STOP");
        await hub.SettledAsync();

        (await client.OptedOut()).ShouldBeTrue();
        var blocked = await client.Until(DeliveryStatus.Blocked, () => client.AgentReplies("Are you still there?"));
        blocked.ErrorCode.ShouldBeNull();
        client.Got.Count.ShouldBe(before);
    }

    [Fact]
    public async Task START_restores_and_texts_leave_again()
    {
        var client = new TextingClient(hub);
        await client.Text("STOP");
        (await client.OptedOut()).ShouldBeTrue();

        await client.Text("START");

        (await client.OptedOut()).ShouldBeFalse();
        await client.Until(DeliveryStatus.Delivered, () => client.AgentReplies("Welcome back."));
        client.Got[^1].Body.ShouldBe("Welcome back.");
    }

    [Fact]
    public async Task HELP_is_answered()
    {
        var client = new TextingClient(hub);

        await client.Text("HELP");
        await hub.Twilio.Ledger.WaitFor(_ => client.Got.Count > 0, TextingClient.Patience);
        await hub.SettledAsync();

        client.Got.Count.ShouldBe(1);
        (await client.OptedOut()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("stopped by the office today")]
    [InlineData("please help")]
    [InlineData("stop it")]
    public async Task A_sentence_that_begins_with_such_a_word_is_a_message(string body)
    {
        var client = new TextingClient(hub);

        await client.Text(body);

        (await client.OptedOut()).ShouldBeFalse();
        (await client.Received()).ShouldBe([body]);
    }

    [Fact]
    public async Task Advanced_Opt_Out_s_own_words_count_too()
    {
        var client = new TextingClient(hub);

        (await hub.Twilio.Post(hub.Twilio.Hub!.Messages, client.Form("basta ya", ("OptOutType", "STOP")))).Status.ShouldBe(200);

        (await client.OptedOut()).ShouldBeTrue();
        (await client.Received()).ShouldBe(["basta ya"]);
    }

    [Fact]
    public async Task An_opt_out_that_only_Twilio_heard_blocks_the_text_and_is_recorded()
    {
        var client = new TextingClient(hub);
        await client.Text("hello");
        await hub.SettledAsync();
        var before = client.Got.Count;
        // The webhook of this STOP is lost: the hub is nowhere while it is posted.
        var address = hub.Twilio.Hub;
        hub.Twilio.Hub = address! with { ReachedAt = new Uri("http://127.0.0.1:1/") };
        await hub.Twilio.TextIn(client.Number, TextingClient.HubNumber, "STOP", TextingClient.Patience);
        hub.Twilio.Hub = address;
        (await client.OptedOut()).ShouldBeFalse();

        var blocked = await client.Until(DeliveryStatus.Blocked, () => client.AgentReplies("Are you there?"));

        blocked.ErrorCode.ShouldBe("21610");
        (await client.OptedOut()).ShouldBeTrue();
        client.Got.Count.ShouldBe(before);
    }
}

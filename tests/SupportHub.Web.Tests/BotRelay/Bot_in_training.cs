using System.Net;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.BotRelay;

/// <summary>A start takes messages before the bot can answer them; nothing that came meanwhile is forgotten.</summary>
public sealed class Bot_in_training(Bot_in_training.SlowHub hub) : IClassFixture<Bot_in_training.SlowHub>
{
    [Fact]
    public async Task Messages_are_taken_and_texts_leave_while_it_learns_and_danger_is_heard_when_it_is_done()
    {
        var (client, inDanger) = (new TextingClient(hub), new TextingClient(hub));

        (await client.Text("How do I check my balance?")).Status.ShouldBe(200);
        (await inDanger.Text("I want to kill myself")).Status.ShouldBe(200);
        var reply = await client.AgentReplies("I will look at it.");
        await hub.Twilio.Ledger.WaitFor(ledger => ledger.Sent.Any(text => text.To == client.Number), TextingClient.Patience);
        (await client.Shown()).ShouldContain(text => text.MessageId == reply);

        using var http = new HttpClient { BaseAddress = hub.Address };
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync()).ShouldBe("Degraded\ndatabase: Healthy\nbot: Degraded (in training)\nreaders: Healthy");
        inDanger.Got.ShouldBeEmpty();

        hub.Learned!.SetResult();
        await hub.SettledAsync(TextingClient.Patience);

        inDanger.Got.ShouldNotBeEmpty();
        (await State(inDanger)).ShouldSatisfyAllConditions(state => state.Holder.ShouldBe(Holder.Agents), state => state.HandoffReason.ShouldBe(HandoffReason.Crisis));
        (await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldBe("Healthy\ndatabase: Healthy\nbot: Healthy\nreaders: Healthy");
    }

    private async Task<Conversation> State(TextingClient client) =>
        (await hub.Store.Conversations.Load((await client.Conversation()).ShouldNotBeNull(), TextingClient.Patience)).ShouldNotBeNull().State;

    /// <summary>A hub whose bot learns until the test lets it be done.</summary>
    public sealed class SlowHub : HubFixture
    {
        public SlowHub() => Learned = new();
    }
}

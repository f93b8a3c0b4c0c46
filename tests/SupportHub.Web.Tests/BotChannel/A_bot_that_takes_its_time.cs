using System.Net;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.BotChannel;

/// <summary>A channel whose bot has an answer only when the test lets it.</summary>
public sealed class A_bot_that_takes_its_time(A_bot_that_takes_its_time.SlowHub hub) : IClassFixture<A_bot_that_takes_its_time.SlowHub>
{
    [Fact]
    public async Task Is_seen_typing_before_it_answers()
    {
        var asked = hub.Channel.Activity("message", "slow", new() { ["text"] = "i lost my ebt card" });

        (await hub.Channel.Bring(asked.ToJsonString(), hub.Token)).Status.ShouldBe(HttpStatusCode.OK);
        await hub.Channel.Until(posted => posted.Count > 0, TextingClient.Patience);
        hub.Posted("slow").ShouldHaveSingleItem().Type.ShouldBe("typing");

        hub.Learned!.SetResult();
        await hub.SettledAsync(TextingClient.Patience);
        hub.Posted("slow").Skip(1).ShouldAllBe(activity => activity.Type == "message");
        hub.Posted("slow", "message").ShouldNotBeEmpty();
    }

    public sealed class SlowHub : ChannelHub
    {
        public SlowHub() => Learned = new();
    }
}

using System.Text.Json.Nodes;
using SupportHub.StandIns.BotChannel;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.BotChannel;

/// <summary>Nothing of a channel's conversation is kept in memory alone.</summary>
public sealed class Channel_after_a_restart
{
    [Fact]
    public async Task The_open_question_the_greeting_and_what_was_received_are_still_known()
    {
        var database = await TestPostgres.NewDatabaseAsync();
        await using var channel = await ChannelStandIn.Start();
        JsonObject asked, came;
        string person;
        await using (var before = new HubOn(database, channel))
        {
            await before.InitializeAsync();
            came = channel.Activity("conversationUpdate", "talk", new() { ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "dl_ana" }) });
            await before.Bring(came);
            asked = channel.Activity("message", "talk", new() { ["text"] = "what time does the library close" });
            await before.Bring(asked);
            person = (string)before.Posted("talk")[^1].Activity["suggestedActions"]!["actions"]![0]!["value"]!;
        }
        var posted = channel.Posted.Count;

        await using var after = new HubOn(database, channel);
        await after.InitializeAsync();
        await after.Bring(came);
        await after.Bring(asked);
        channel.Posted.Count.ShouldBe(posted);
        await after.Write("talk", "1");

        person.ShouldBe("person");
        after.Posted("talk", "event").ShouldHaveSingleItem();
    }

    private sealed class HubOn(string database, ChannelStandIn channel) : ChannelHub
    {
        protected override Task<string> DatabaseAsync() => Task.FromResult(database);

        protected override Task<ChannelStandIn> StartChannel() => Task.FromResult(channel);

        // The channel outlives the hub: it is the test's to stop.
        protected override bool OwnsChannel => false;
    }
}

using SupportHub.Domain.Conversations;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public sealed class Two_machines(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task The_bot_stops_answering_a_phone_that_says_the_same_again_and_again_and_staff_read_why_once()
    {
        var client = new TextingClient(hub);
        for (var text = 0; text < 7; text++)
        {
            await client.Text("I am driving and will call you back.");
            await hub.SettledAsync(TextingClient.Patience);
        }

        var said = client.Got.Count;
        await client.Text("I am driving and will call you back.");
        await hub.SettledAsync(TextingClient.Patience);

        client.Got.Count.ShouldBe(said);
        (await client.Shown()).Count(line => line is { Author: Participant.System, Text: "" }).ShouldBe(1);
    }
}

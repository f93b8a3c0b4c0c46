using Microsoft.Extensions.DependencyInjection;
using SupportHub.Store.Erasure;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.BotChannel;

public sealed class Erased_client_of_a_channel(ChannelHub hub) : IClassFixture<ChannelHub>
{
    [Fact]
    public async Task Leaves_no_address_behind_and_is_somebody_new_when_they_write_again()
    {
        await hub.Write("erased", "zebra asks for a person");
        var first = await hub.InInbox("zebra asks for a person");
        var contact = (await hub.Store.Conversations.Load(first, TextingClient.Patience)).ShouldNotBeNull().State.ContactId;
        (await Count("reference LIKE '%user-of-erased%'")).ShouldBe(1);

        var eraser = hub.Services.GetRequiredService<Eraser>();
        (await eraser.Erase(contact, null, "asked for it", TextingClient.Patience)).Refusal.ShouldBeNull();

        (await Count("reference LIKE '%user-of-erased%'")).ShouldBe(0);
        await hub.Write("erased", "hello again");
        (await hub.InInbox("hello again")).ShouldNotBe(first);
        hub.Posted("erased", "message").Count.ShouldBeGreaterThan(1);
    }

    private async Task<long> Count(string condition)
    {
        await using var rows = hub.Database.CreateCommand($"SELECT count(*) FROM bot_channel_conversations WHERE {condition}");
        return (long)(await rows.ExecuteScalarAsync())!;
    }
}

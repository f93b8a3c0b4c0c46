using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>One client with two phones is one conversation, and is answered on the one they wrote from.</summary>
public class Another_phone_of_a_client(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Is_answered_on_itself_in_the_same_conversation()
    {
        var (first, second, conversation) = await TwoPhones();
        var before = first.Got.Count;

        await second.Text("where is the office");
        await hub.SettledAsync();

        (await second.Conversation()).ShouldBe(conversation);
        second.Got.ShouldNotBeEmpty();
        first.Got.Count.ShouldBe(before);
        await second.Until(DeliveryStatus.Delivered, () => second.AgentReplies("It is on Main Street."));
        first.Got.Count.ShouldBe(before);
        await first.Text("and back here");
        (await first.Conversation()).ShouldBe(conversation);
    }

    [Fact]
    public async Task Says_STOP_for_itself_in_the_ledger()
    {
        var (first, second, conversation) = await TwoPhones();

        await second.Text("STOP");

        await using var connection = await hub.Database.OpenConnectionAsync();
        (await connection.QueryAsync<string>("SELECT l.address FROM consent_ledger l JOIN conversations v ON v.contact_id = l.contact_id WHERE v.id = @conversation", new { conversation }))
            .ShouldBe([second.Number]);
        (await first.Conversation()).ShouldBe(conversation, "what is said of it goes on where it was");
        (await second.OptedOut()).ShouldBeTrue();
    }

    private async Task<(TextingClient First, TextingClient Second, Guid Conversation)> TwoPhones()
    {
        var (first, second) = (await TextingClient.Answered(hub), new TextingClient(hub));
        var contact = await hub.Services.GetRequiredService<Contacts>().FindOrCreate(Channel.Sms, first.Number, Language.English, TextingClient.Patience);
        await hub.Services.GetRequiredService<ContactBook>().AddPhone(contact.Id, second.Number, TextingClient.Amy, TextingClient.Patience);
        return (first, second, (await first.Conversation())!.Value);
    }
}

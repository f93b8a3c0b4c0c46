using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Web.Conversations;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public class Senders_that_are_no_phone(HubFixture hub) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData("262966")]
    [InlineData("811")]
    [InlineData("COUNTYHSA")]
    public async Task A_program_s_text_is_kept_and_people_see_it_and_nothing_answers_it(string sender)
    {
        var client = new TextingClient(hub, sender);

        foreach (var text in new[] { "Your EBT card was used at STORE 12", "AYUDA", "my pin is 1234", "INICIAR" }) await client.Text(text);
        await hub.SettledAsync();

        (await client.Received())[0].ShouldBe("Your EBT card was used at STORE 12");
        client.Got.ShouldBeEmpty();
        var header = await Header(client);
        (header.Holder, header.HandoffReason).ShouldBe((Holder.Agents, HandoffReason.NotAPerson));
    }

    [Fact]
    public async Task Nothing_can_be_sent_to_a_name_and_a_notice_is_kept_for_staff()
    {
        var client = new TextingClient(hub, "BENEFITSCA");
        await client.Text("Reply at our portal.");
        var conversation = (await client.Conversation())!.Value;

        (await Reply(conversation)).Refusal.ShouldBe(Refusals.CannotBeAnswered);
        await hub.Services.GetRequiredService<Notices>().Say(
            conversation, Guid.CreateVersion7(), PhraseKeys.CountyAnswered, _ => [("county", "Alameda"), ("text", "yes")], TextingClient.Patience);
        await hub.SettledAsync();

        client.Got.ShouldBeEmpty();
        (await client.Shown())[^1].Author.ShouldBe(Participant.System);
        (await Header(client)).CannotSend.ShouldBeTrue();
    }

    [Theory]
    [InlineData("83738")]
    [InlineData("+447700900123")]
    public async Task A_person_may_answer_a_short_code_and_a_phone_abroad(string sender)
    {
        var client = new TextingClient(hub, sender);
        await client.Text("hello");
        await hub.SettledAsync();

        (await Reply((await client.Conversation())!.Value)).Refusal.ShouldBeNull();
        await hub.SettledAsync();

        client.Got[^1].Body.ShouldBe("Hi, it is Amy.");
    }

    [Fact]
    public async Task A_phone_abroad_is_answered_by_the_bot()
    {
        var client = new TextingClient(hub, "+525555550123");

        await client.Text("perdí mi tarjeta EBT");
        await hub.SettledAsync();

        client.Got.ShouldNotBeEmpty();
    }

    private async Task<ConversationHeader> Header(TextingClient client) =>
        (await hub.Services.GetRequiredService<ConversationQuery>().Header((await client.Conversation())!.Value, TextingClient.Patience))!;

    private Task<Updated<Conversation>> Reply(Guid conversation) => hub.Store.Conversations.Update(
        conversation, c => c.Reply(Guid.CreateVersion7(), TextingClient.Amy, "Hi, it is Amy.", false, hub.Clock.GetUtcNow()), new Act($"staff:{TextingClient.Amy}"), TextingClient.Patience);
}

using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Web.Conversations;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>After violence at home was told by text nothing appears on that phone of itself.</summary>
public class Phones_others_may_see(HubFixture hub) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData("my husband hits me", "NO")]
    [InlineData("mi esposo me golpea", "ahora no")]
    [InlineData("老公打我", "唔得")]
    public async Task Nothing_leaves_of_itself_until_the_client_writes_again(string told, string no)
    {
        var client = new TextingClient(hub);
        await client.Text(told);
        await hub.SettledAsync();
        var asked = client.Got.ShouldHaveSingleItem();
        asked.Body.ShouldContain("88788");
        foreach (var word in new[] { "violen", "abus", "golpea", "暴力", "打您" }) asked.Body.ShouldNotContain(word);

        await County("answered 1");
        await client.Text(no);
        await County("answered 2");
        await hub.SettledAsync();
        client.Got.Count.ShouldBe(1);
        (await Warned()).ShouldBeTrue();
        // Who holds the conversation reads what the client was not sent.
        (await client.Shown()).Count(text => text.Text.Contains("answered", StringComparison.Ordinal) && text.Author == Participant.System).ShouldBe(2);

        await client.Text("ok now");
        (await Warned()).ShouldBeFalse();
        await County("answered 3");
        await hub.SettledAsync();
        client.Got.Count.ShouldBe(2);
        client.Got[^1].Body.ShouldContain("answered 3");

        async Task County(string text) => await Say((await client.Conversation())!.Value, text);

        async Task<bool> Warned() => GoodTime.IsAwaited(
            Channel.Sms, await hub.Services.GetRequiredService<ConversationQuery>().Lines((await client.Conversation())!.Value, 50, TextingClient.Patience));
    }

    [Fact]
    public async Task An_agent_who_writes_has_judged_that_it_is_safe()
    {
        var client = new TextingClient(hub);
        await client.Text("my husband hits me");
        await hub.SettledAsync();

        await client.Until(DeliveryStatus.Delivered, () => client.AgentReplies("Hi, it is Amy."));
        await Say((await client.Conversation())!.Value, "answered");
        await hub.SettledAsync();

        client.Got[^1].Body.ShouldContain("answered");
    }

    [Fact]
    public async Task Nor_in_the_name_of_an_older_conversation_with_the_same_phone()
    {
        var client = new TextingClient(hub);
        await client.Text("I lost my EBT card");
        await hub.SettledAsync();
        var older = (await client.Conversation())!.Value;
        var by = new Act($"staff:{TextingClient.Amy}");
        await hub.Store.Conversations.Update(older, c => c.Resolve(TextingClient.Amy, hub.Clock.GetUtcNow()), by, TextingClient.Patience);
        hub.Clock.Advance(MessageIntake.ReopenWindow + TimeSpan.FromDays(1));

        await client.Text("my husband hits me");
        await hub.SettledAsync();
        var before = client.Got.Count;
        await Say(older, "answered");
        await hub.SettledAsync();

        client.Got.Count.ShouldBe(before);
    }

    private Task Say(Guid conversation, string text) => hub.Services.GetRequiredService<Notices>().Say(
        conversation, Guid.CreateVersion7(), PhraseKeys.CountyAnswered, _ => [("county", "Alameda"), ("text", text)], TextingClient.Patience);
}

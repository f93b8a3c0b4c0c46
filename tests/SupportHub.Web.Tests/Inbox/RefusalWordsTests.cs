using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Cases;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Inbox;

public sealed class RefusalWordsTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private readonly Desk _desk = new(hub);

    private DeskWords Words => hub.Services.GetRequiredService<DeskWords>();

    [Fact]
    public void Every_refusal_a_rule_can_give_has_a_sentence_of_its_own()
    {
        var unknown = Words.Refused(new("no-such-code"));
        var refusals = new[] { typeof(Conversation).Assembly, typeof(EscalateCase).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace != typeof(Web.Access.Policies).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Refusal)).Select(field => (Refusal)field.GetValue(null)!).ToList();
        refusals.Count.ShouldBeGreaterThan(15);
        refusals.Where(refusal => Words.Refused(refusal) == unknown).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stale_screens_action_is_a_refusal_and_not_an_exception()
    {
        var conversation = await _desk.Taken();
        await _desk.Get<ResolveConversation>().Run(conversation, _desk.Amy, Desk.Patience);

        var refusal = await _desk.Get<AssignConversation>().Run(conversation, Guid.CreateVersion7(), _desk.Amy, Desk.Patience);
        Words.Refused(refusal.ShouldNotBeNull()).ShouldStartWith("This conversation was resolved meanwhile.");
        (await _desk.Get<ReplyToClient>().Run(Guid.NewGuid(), "Hello", _desk.Amy, Desk.Patience)).ShouldBe(Refusals.NotThere);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_client_who_opted_out_after_the_screen_was_drawn()
    {
        var conversation = await _desk.Taken(channel: Channel.Sms);
        (await _desk.Get<ReplyToClient>().Run(conversation, "Hello", _desk.Amy, Desk.Patience)).ShouldBeNull();

        await using var connection = await hub.Database.OpenConnectionAsync();
        var contact = (await _desk.Header(conversation)).ContactId;
        await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE contacts SET opted_out = true WHERE id = @contact", new { contact });
        (await _desk.Get<ReplyToClient>().Run(conversation, "Hello again", _desk.Amy, Desk.Patience)).ShouldBe(Refusals.OptedOut);
    }
}

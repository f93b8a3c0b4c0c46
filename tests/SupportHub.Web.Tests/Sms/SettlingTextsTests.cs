using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.StandIns.Twilio;
using SupportHub.Store.Work;
using SupportHub.Web.Sms;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>Texts whose answer was lost: each goes out once, in its turn, or waits for a person where everybody sees it.</summary>
public sealed class SettlingTextsTests : IClassFixture<HubFixture>, IDisposable
{
    private static readonly Guid s_admin = Guid.CreateVersion7();
    private readonly HubFixture hub;

    public SettlingTextsTests(HubFixture hub)
    {
        this.hub = hub;
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
    }

    [Theory]
    [InlineData(Fault.AcceptThenDrop)]
    [InlineData(Fault.AcceptThenServerError)]
    public async Task A_text_that_was_taken_is_found_at_the_first_look(Fault fault)
    {
        var client = await TextingClient.Answered(hub);
        var id = await Replies(client, "Only once", fault);

        await client.TimePasses();

        (await client.Shown(id)).ProviderId.ShouldBe(client.Got.Single(text => text.Body == "Only once").Sid);
    }

    [Fact]
    public async Task A_text_that_was_not_taken_is_sent_again_only_after_several_looks_over_a_minute()
    {
        var client = await TextingClient.Answered(hub);
        var id = await Replies(client, "Only once", Fault.ServerError);

        for (var looks = 1; looks < Settling.Looks; looks++)
        {
            await client.TimePasses();
            client.Got.ShouldNotContain(text => text.Body == "Only once");
        }
        await client.TimePasses();

        (await client.Shown(id)).ProviderId.ShouldBe(client.Got.Single(text => text.Body == "Only once").Sid);
        var settling = hub.Services.GetRequiredService<Settling>();
        Enumerable.Range(0, Settling.Looks).Aggregate(TimeSpan.Zero, (sum, looks) => sum + settling.WaitFor(looks)).ShouldBe(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_text_that_is_taken_after_some_looks_is_found_all_the_same(int looks)
    {
        var client = await TextingClient.Answered(hub);
        var id = await Replies(client, "Only once", Fault.DropThenAccept);
        for (var look = 0; look < looks; look++)
            await client.TimePasses();

        hub.Twilio.TakeLateTexts().ShouldBe(1);
        await client.TimePasses();

        (await client.Shown(id)).ProviderId.ShouldBe(client.Got.Single(text => text.Body == "Only once").Sid);
    }

    [Fact]
    public async Task A_list_that_lags_behind_is_not_believed_at_once()
    {
        var client = await TextingClient.Answered(hub);
        hub.Twilio.Faults.QueueList(ListFault.Lagging, Settling.Looks - 1);
        await Replies(client, "Only once", Fault.AcceptThenDrop);

        for (var look = 0; look < Settling.Looks; look++)
            await client.TimePasses();

        client.Got.Where(text => text.Body == "Only once").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(Fault.AcceptThenDrop)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.DropThenAccept)]
    public async Task Equal_words_said_twice_are_two_texts_and_no_id_is_taken_for_another_s(Fault fault)
    {
        var client = await TextingClient.Answered(hub);
        var first = await client.Until(DeliveryStatus.Sending, () => client.AgentReplies("Okay"));
        var id = await Replies(client, "Okay", fault);

        for (var look = 0; look < Settling.Looks; look++)
        {
            await client.TimePasses();
            hub.Twilio.TakeLateTexts();
        }

        var second = await client.Shown(id);
        client.Got.Where(text => text.Body == "Okay").Select(text => text.Sid).ShouldBe([first.ProviderId, second.ProviderId]);
    }

    [Fact]
    public async Task A_reply_waits_while_the_one_before_it_is_unsettled()
    {
        var client = await TextingClient.Answered(hub);
        await Replies(client, "First", Fault.ServerError);
        await client.AgentReplies("Second");
        await hub.SettledAsync(TextingClient.Patience);
        client.Got.ShouldNotContain(text => text.Body == "Second");

        for (var look = 0; look < Settling.Looks; look++)
            await client.TimePasses();

        client.Got.Select(text => text.Body).TakeLast(2).ShouldBe(["First", "Second"]);
    }

    [Fact]
    public async Task What_cannot_be_settled_in_a_quarter_of_an_hour_waits_for_a_person_and_the_conversation_says_so()
    {
        var client = await TextingClient.Answered(hub);
        var id = await Unsettled(client, "Perhaps", Fault.AcceptThenDrop);

        var shown = await client.Shown(id);
        (shown.Delivery, shown.ErrorCode).ShouldBe((DeliveryStatus.Stuck, StuckCode.Unsettled));
        client.Got.Where(text => text.Body == "Perhaps").ShouldHaveSingleItem("it was taken, and is not sent again by itself");

        var waiting = (await client.Waiting()).ShouldHaveSingleItem();
        waiting.Unsure.ShouldBeTrue();
        (await Work.Retry(waiting.Id, s_admin, default)).ShouldBeTrue();
        await hub.SettledAsync(TextingClient.Patience);

        (await client.Shown(id)).ProviderId.ShouldBe(client.Got.Single(text => text.Body == "Perhaps").Sid);
    }

    [Fact]
    public async Task An_equal_text_does_not_take_the_id_of_one_that_waits_for_a_person()
    {
        var client = await TextingClient.Answered(hub);
        var first = await Unsettled(client, "Okay", Fault.AcceptThenDrop);
        // Twilio's list tells their times apart, unless they are close.
        hub.Clock.Advance(-Settling.Within);
        var second = await Replies(client, "Okay", Fault.DropThenAccept);

        for (var look = 0; look <= Settling.Looks; look++)
            await client.TimePasses();
        (await client.Shown(second)).ProviderId.ShouldBeNull("one text is in the list, and it may be the first one's");
        client.Got.Count(text => text.Body == "Okay").ShouldBe(1);

        hub.Twilio.TakeLateTexts();
        await client.TimePasses();
        await Work.Retry((await client.Waiting()).Single().Id, s_admin, default);
        await hub.SettledAsync(TextingClient.Patience);

        client.Got.Where(text => text.Body == "Okay").Select(text => text.Sid)
            .ShouldBe([(await client.Shown(first)).ProviderId, (await client.Shown(second)).ProviderId]);
    }

    [Fact]
    public async Task A_cancelled_text_never_leaves_the_next_one_does_and_who_and_why_is_on_the_record()
    {
        var client = await TextingClient.Answered(hub);
        var id = await Unsettled(client, "Wrong number", Fault.ServerError);
        var waiting = (await client.Waiting()).Single();

        (await Work.Cancel(waiting.Id, s_admin, "She called instead.", default)).ShouldBeTrue();
        await client.AgentReplies("Next");
        await hub.SettledAsync(TextingClient.Patience);

        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Cancelled);
        client.Got.Select(text => text.Body).ShouldNotContain("Wrong number");
        client.Got[^1].Body.ShouldBe("Next");
        (await client.Waiting()).ShouldBeEmpty();
        (await Work.Cancel(waiting.Id, s_admin, "again", default)).ShouldBeFalse();
        await using var connection = await hub.Database.OpenConnectionAsync();
        (await connection.QuerySingleAsync<(Guid, string, string)>(
            "SELECT staff_id, action, detail ->> 'reason' FROM audit WHERE subject = @Subject", new { Subject = $"work:{waiting.Id}" }))
            .ShouldBe((s_admin, "work-cancel", "She called instead."));
    }

    public void Dispose() => hub.Twilio.Faults.Clear();

    private WaitingWork Work => hub.Services.GetRequiredService<WaitingWork>();

    private async Task<Guid> Replies(TextingClient client, string text, Fault fault)
    {
        hub.Twilio.Faults.Queue(fault);
        var id = await client.AgentReplies(text);
        await hub.SettledAsync(TextingClient.Patience);
        return id;
    }

    private async Task<Guid> Unsettled(TextingClient client, string text, Fault fault)
    {
        var id = await Replies(client, text, fault);
        hub.Twilio.Faults.QueueList(ListFault.ServerError);
        hub.Clock.Advance(Settling.Within);
        await client.TimePasses();
        return id;
    }
}

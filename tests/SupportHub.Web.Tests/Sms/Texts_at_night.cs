using Dapper;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;
using SupportHub.StandIns.Twilio;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public sealed class Texts_at_night : IClassFixture<HubFixture>, IDisposable
{
    private static readonly Act s_system = new("system");

    private readonly HubFixture _hub;

    public Texts_at_night(HubFixture hub)
    {
        _hub = hub;
        hub.Clock.NextMorning();
    }

    [Fact]
    public async Task A_notice_waits_for_the_morning_and_an_answer_does_not_wait_for_it()
    {
        var client = await TextingClient.Answered(_hub);
        _hub.Clock.Advance(TimeSpan.FromHours(13));
        var notice = await Notice(client, "The county called you.");

        client.Got.ShouldNotContain(text => text.Body == "The county called you.");
        (await client.Shown(notice)).Delivery.ShouldBe(DeliveryStatus.Waiting);

        await client.Text("hello?");
        await client.AgentReplies("Still here.");
        await _hub.SettledAsync(TextingClient.Patience);
        client.Got[^1].Body.ShouldBe("Still here.");

        _hub.Clock.Advance(TimeSpan.FromHours(9));
        await client.HeldIsDue();
        client.Got.Count(text => text.Body == "The county called you.").ShouldBe(1);
    }

    [Fact]
    public async Task A_notice_to_who_just_wrote_goes_out_at_night_too()
    {
        _hub.Clock.Advance(TimeSpan.FromHours(24));
        var client = await TextingClient.Answered(_hub);

        await Notice(client, "You are in line.");

        client.Got[^1].Body.ShouldBe("You are in line.");
    }

    [Fact]
    public async Task An_answer_that_was_held_back_for_hours_does_not_ring_at_night()
    {
        var client = await TextingClient.Answered(_hub);
        var id = await HeldBack(client, "Come at ten.", TimeSpan.FromHours(13));

        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Waiting);
        client.Got.ShouldNotContain(text => text.Body == "Come at ten.");

        _hub.Clock.Advance(TimeSpan.FromHours(9));
        await client.HeldIsDue();
        client.Got.Count(text => text.Body == "Come at ten.").ShouldBe(1);
    }

    [Fact]
    public async Task What_was_held_back_leaves_at_night_where_the_client_waits_for_it()
    {
        var client = await TextingClient.Answered(_hub);

        await HeldBack(client, "Come at ten.", TimeSpan.FromHours(13), () => client.Text("are you there?"));

        client.Got.ShouldContain(text => text.Body == "Come at ten.");
    }

    [Fact]
    public async Task What_an_agent_sends_at_night_leaves_also_where_it_is_sent_again()
    {
        var client = await TextingClient.Answered(_hub);
        _hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var lost = await client.AgentReplies("Come at ten.");
        await _hub.SettledAsync(TextingClient.Patience);
        await _hub.Twilio.Delivery.Report(client.Got[^1].Sid, "undelivered", 30007);
        _hub.Clock.Advance(TimeSpan.FromHours(13));
        await client.AgentReplies("Sorry, it is late.");
        await _hub.Store.Conversations.Update(
            (await client.Conversation())!.Value, c => c.TryAgain(lost, TextingClient.Amy, false, null, _hub.Clock.GetUtcNow()), s_system, TextingClient.Patience);
        await _hub.SettledAsync(TextingClient.Patience);

        client.Got.Select(text => text.Body).TakeLast(3).ShouldBe(["Come at ten.", "Sorry, it is late.", "Come at ten."]);
    }

    [Fact]
    public async Task An_agents_text_for_the_morning_leaves_in_the_morning()
    {
        var client = await TextingClient.Answered(_hub);
        var (id, morning) = (Guid.CreateVersion7(), _hub.Clock.GetUtcNow().AddHours(9));
        await _hub.Store.Conversations.Update(
            (await client.Conversation())!.Value, c => c.Reply(id, TextingClient.Amy, "Good morning", false, _hub.Clock.GetUtcNow(), morning), s_system, TextingClient.Patience);
        await _hub.SettledAsync(TextingClient.Patience);
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Waiting);

        _hub.Clock.Advance(TimeSpan.FromHours(9));
        await client.HeldIsDue();

        client.Got[^1].Body.ShouldBe("Good morning");
    }

    [Fact]
    public async Task A_long_text_for_the_morning_holds_nothing_back_at_night_and_comes_in_order()
    {
        var client = await TextingClient.Answered(_hub);
        var text = string.Concat(Enumerable.Repeat("You can apply online, by phone or at an office. ", 12)).Trim();
        var (id, morning) = (Guid.CreateVersion7(), _hub.Clock.GetUtcNow().AddHours(24));
        await _hub.Store.Conversations.Update(
            (await client.Conversation())!.Value, c => c.Reply(id, TextingClient.Amy, text, false, _hub.Clock.GetUtcNow(), morning), s_system, TextingClient.Patience);
        await _hub.SettledAsync(TextingClient.Patience);
        await client.AgentReplies("Still here.");
        await client.TimePasses();

        client.Got[^1].Body.ShouldBe("Still here.");
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Waiting);

        _hub.Clock.Advance(TimeSpan.FromHours(24));
        await client.HeldIsDue();
        await _hub.Twilio.Ledger.WaitFor(_ => client.Got.Count(got => got.Status == "delivered" && TextParts.Of(text).Contains(got.Body)) == 2, TextingClient.Patience);
        client.Got.Select(got => got.Body).TakeLast(2).ShouldBe(TextParts.Of(text));
    }

    [Fact]
    public async Task A_phone_that_was_off_gets_its_text_later_with_a_callback_of_its_own()
    {
        var client = await TextingClient.Answered(_hub);
        _hub.Twilio.Faults.Queue(Fault.Undeliverable);
        var shown = await client.Until(DeliveryStatus.Waiting, () => client.AgentReplies("Hello"));
        shown.ErrorCode.ShouldBe("30003");
        await _hub.SettledAsync(TextingClient.Patience);

        _hub.Clock.Advance(TimeSpan.FromMinutes(10));
        await client.HeldIsDue();
        await _hub.Twilio.Ledger.WaitFor(_ => client.Got.Any(text => text is { Body: "Hello", Status: "delivered" }), TextingClient.Patience);

        client.Got.Where(text => text.Body == "Hello").Select(text => text.StatusCallback).Distinct().Count().ShouldBe(2);
    }

    public void Dispose() => _hub.Twilio.Faults.Clear();

    /// <summary>The number has no room for it, as where a day's limit is used up, until then.</summary>
    private async Task<Guid> HeldBack(TextingClient client, string text, TimeSpan until, Func<Task>? meanwhile = null)
    {
        await Free(TimeSpan.FromHours(1));
        var id = await client.AgentReplies(text);
        _hub.Clock.Advance(until);
        if (meanwhile is not null) await meanwhile();
        client.Got.ShouldNotContain(got => got.Body == text);
        await Free(TimeSpan.Zero);
        await client.TimePasses();
        return id;
    }

    private async Task Free(TimeSpan after)
    {
        await using var connection = await _hub.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("UPDATE paces SET free_at = now() + @after WHERE key = @HubNumber", new { after, TextingClient.HubNumber });
    }

    private async Task<Guid> Notice(TextingClient client, string text)
    {
        var id = Guid.CreateVersion7();
        await _hub.Store.Conversations.Update(
            (await client.Conversation())!.Value, c => c.Notify(id, "escalated", text, _hub.Clock.GetUtcNow()), s_system, TextingClient.Patience);
        await _hub.SettledAsync(TextingClient.Patience);
        return id;
    }
}

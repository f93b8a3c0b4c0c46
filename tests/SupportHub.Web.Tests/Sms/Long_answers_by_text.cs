using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Sms;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public sealed class Long_answers_by_text(HubFixture hub) : IClassFixture<HubFixture>, IDisposable
{
    private static readonly string s_long = string.Concat(Enumerable.Repeat("You can apply online, by phone or at an office. ", 12)).Trim();
    private static readonly IReadOnlyList<string> s_parts = TextParts.Of(s_long);

    [Fact]
    public async Task The_parts_arrive_in_order_and_the_screen_says_delivered_only_then()
    {
        var client = await TextingClient.Answered(hub);

        var shown = await client.Until(DeliveryStatus.Delivered, () => client.AgentReplies(s_long));
        await client.TimePasses();
        await hub.Twilio.Ledger.WaitFor(_ => client.Got.Count(IsPart) == s_parts.Count && client.Got.All(text => text.Status == "delivered"), TextingClient.Patience);
        await hub.SettledAsync(TextingClient.Patience);

        s_parts.Count.ShouldBe(2);
        client.Got.Where(IsPart).Select(text => text.Body).ShouldBe(s_parts);
        client.Got.Where(IsPart).Select(text => text.StatusCallback).Distinct().Count().ShouldBe(2);
        shown.Text.ShouldBe(s_long);
    }

    [Fact]
    public async Task The_next_part_waits_until_the_last_is_sent_and_a_later_reply_waits_for_both()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        var id = await client.AgentReplies(s_long);
        await client.AgentReplies("And one more thing.");
        await client.TimePasses();
        Bodies(client).ShouldBe([s_parts[0]]);

        await Report(client, s_parts[0], "sent");
        Bodies(client).ShouldBe([.. s_parts, "And one more thing."]);
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Sending);

        await Report(client, s_parts[1], "delivered");
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Sent, "the first part is not delivered yet");
        await Report(client, s_parts[0], "delivered");
        await Report(client, s_parts[1], "sent");
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Delivered);
    }

    [Fact]
    public async Task A_callback_that_does_not_come_is_made_up_for_by_asking()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        await client.AgentReplies(s_long);
        await hub.SettledAsync(TextingClient.Patience);
        hub.Twilio.Ledger.Change(client.Got[^1].Sid, text => text with { Status = "sent" });

        for (var look = 0; look < 7; look++) await client.TimePasses();

        Bodies(client).ShouldBe(s_parts);
    }

    [Fact]
    public async Task What_is_asked_for_and_was_lost_goes_out_again_as_if_its_callback_had_come()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        var id = await client.AgentReplies(s_long);
        await hub.SettledAsync(TextingClient.Patience);
        hub.Twilio.Ledger.Change(client.Got[^1].Sid, text => text with { Status = "undelivered", ErrorCode = 30003 });

        for (var look = 0; look < 7; look++) await client.TimePasses();
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Waiting);
        hub.Clock.Advance(TimeSpan.FromMinutes(11));
        await client.HeldIsDue();
        await Report(client, s_parts[0], "sent");
        await client.HeldIsDue();

        Bodies(client).ShouldBe([s_parts[0], .. s_parts]);
    }

    [Fact]
    public async Task A_part_that_stays_in_Twilio_s_queue_holds_the_next_up_for_two_minutes()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        await client.AgentReplies(s_long);
        for (var look = 0; look < 7; look++) await client.TimePasses();
        Bodies(client).ShouldBe([s_parts[0]]);

        hub.Clock.Advance(PartsInOrder.GoesOn);
        await client.TimePasses();

        Bodies(client).ShouldBe(s_parts);
    }

    [Fact]
    public async Task A_part_that_fails_stops_the_rest_and_the_screen_says_why()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        var id = await client.AgentReplies(s_long);
        await hub.SettledAsync(TextingClient.Patience);

        await hub.Twilio.Delivery.Report(client.Got[^1].Sid, "undelivered", 30006);
        await client.TimePasses();
        await client.AgentReplies("Next");
        await hub.SettledAsync(TextingClient.Patience);

        Bodies(client).ShouldBe([s_parts[0], "Next"]);
        var shown = await client.Shown(id);
        (shown.Delivery, shown.ErrorCode).ShouldBe((DeliveryStatus.Undelivered, "30006"));
    }

    [Fact]
    public async Task Of_three_parts_the_last_one_does_not_wait_for_ever_for_the_second_that_is_not_sent()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        var longer = $"{s_long} {s_long}";
        await client.AgentReplies(longer);
        await hub.SettledAsync(TextingClient.Patience);
        var first = TextParts.Of(longer)[0];

        await hub.Twilio.Delivery.Report(client.Got.Single(text => text.Body == first).Sid, "undelivered", 30006);
        await client.TimePasses();
        await client.AgentReplies("Next");
        await client.TimePasses();

        TextParts.Of(longer).Count.ShouldBe(3);
        client.Got.Select(text => text.Body).TakeLast(2).ShouldBe([first, "Next"]);
    }

    [Fact]
    public async Task A_part_whose_answer_was_lost_is_looked_for_and_neither_sent_twice_nor_overtaken()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        hub.Twilio.Faults.Queue(Fault.AcceptThenDrop);
        await client.AgentReplies(s_long);
        await client.TimePasses();
        Bodies(client).ShouldBe([s_parts[0]]);

        await Report(client, s_parts[0], "sent");

        Bodies(client).ShouldBe(s_parts);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task A_phone_that_was_off_gets_every_part_later_whichever_is_given_up_first(int first, int then)
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        var id = await client.AgentReplies(s_long);
        await hub.SettledAsync(TextingClient.Patience);
        await Report(client, s_parts[0], "sent");
        await Report(client, s_parts[1], "sent");

        await Report(client, s_parts[first], "undelivered", 30003);
        await Report(client, s_parts[then], "undelivered", 30003);
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Waiting);
        hub.Clock.Advance(TimeSpan.FromMinutes(11));
        await client.HeldIsDue();
        await Report(client, s_parts[0], "delivered");
        await client.HeldIsDue();

        Bodies(client).ShouldBe([.. s_parts, .. s_parts]);
        await Report(client, s_parts[1], "delivered");
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Delivered);
    }

    [Fact]
    public async Task A_part_that_leaves_while_the_one_before_it_is_given_up_leaves_once()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        var id = await client.AgentReplies(s_long);
        await hub.SettledAsync(TextingClient.Patience);
        hub.Twilio.Faults.Queue(Fault.AcceptThenDrop);
        await Report(client, s_parts[0], "sent");
        Bodies(client).ShouldBe(s_parts, "Twilio has the second part, and we do not know it yet");

        await Report(client, s_parts[0], "undelivered", 30003);
        for (var look = 0; look < Settling.Looks; look++) await client.TimePasses();
        hub.Clock.Advance(TimeSpan.FromMinutes(11));
        await client.HeldIsDue();
        await Report(client, s_parts[0], "delivered");
        await client.HeldIsDue();

        Bodies(client).ShouldBe([.. s_parts, s_parts[0]]);
        await Report(client, s_parts[1], "delivered");
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Delivered);
    }

    public void Dispose() => hub.Twilio.Faults.Clear();

    private static bool IsPart(TextMessage text) => s_parts.Contains(text.Body);

    /// <summary>What the agent had sent, without the bot's answer to the first text.</summary>
    private static IEnumerable<string> Bodies(TextingClient client) => client.Got.Select(text => text.Body).SkipWhile(body => body != s_parts[0]);

    /// <summary>Of the last text with these words.</summary>
    private async Task Report(TextingClient client, string body, string status, int? code = null)
    {
        await hub.Twilio.Delivery.Report(client.Got.Last(text => text.Body == body).Sid, status, code);
        await client.TimePasses();
    }
}

using Dapper;
using SupportHub.Domain.Conversations;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public sealed class SendingTextsTests(HubFixture hub) : IClassFixture<HubFixture>, IDisposable
{
    [Fact]
    public async Task An_agents_words_reach_the_phone_once_and_the_screen_says_so()
    {
        var client = await TextingClient.Answered(hub);

        var shown = await client.Until(DeliveryStatus.Delivered, () => client.AgentReplies("Bring *both* pages \u2013 and your ID"));

        var sent = client.Got[^1];
        (sent.From, sent.Body).ShouldBe((TextingClient.HubNumber, "Bring *both* pages \u2013 and your ID"));
        shown.ProviderId.ShouldBe(sent.Sid);
        client.Got.Count(text => text.Body == sent.Body).ShouldBe(1);
    }

    [Theory]
    [InlineData(CallbackMode.Repeated)]
    [InlineData(CallbackMode.Reversed)]
    public async Task Callbacks_that_repeat_or_come_out_of_order_never_move_a_status_back(CallbackMode mode)
    {
        var client = await TextingClient.Answered(hub);
        hub.Twilio.Faults.Callbacks = mode;

        var id = (await client.Until(DeliveryStatus.Delivered, () => client.AgentReplies("Hello"))).MessageId;
        await hub.Twilio.Delivery.Report(client.Got[^1].Sid, "sent");
        await hub.Twilio.Delivery.Report(client.Got[^1].Sid, "queued");

        (await client.Shown()).Single(text => text.MessageId == id).Delivery.ShouldBe(DeliveryStatus.Delivered);
    }

    [Fact]
    public async Task A_text_that_cannot_arrive_shows_Twilios_code()
    {
        var client = await TextingClient.Answered(hub);
        hub.Twilio.Faults.Queue(Fault.Undeliverable);

        (await client.Until(DeliveryStatus.Undelivered, () => client.AgentReplies("Hello"))).ErrorCode.ShouldBe("30003");
    }

    [Fact]
    public async Task A_text_that_was_surely_not_taken_is_soon_tried_again()
    {
        var client = await TextingClient.Answered(hub);
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        hub.Twilio.Faults.Queue(Fault.TooManyRequests);

        var shown = await client.Until(DeliveryStatus.Sending, () => client.AgentReplies("Only once"));

        client.Got.Where(text => text.Body == "Only once").ShouldHaveSingleItem().Sid.ShouldBe(shown.ProviderId);
    }

    [Fact]
    public async Task A_number_that_cannot_be_texted_fails_with_Twilios_code_and_is_not_tried_again()
    {
        var form = new TextingClient(hub).Form("hello");
        form.RemoveAll(field => field.Key == "From");
        form.Add(new("From", "+15005550009"));
        (await hub.Twilio.Post(hub.Twilio.Hub!.Messages, form)).Status.ShouldBe(200);
        await hub.SettledAsync();
        await using var connection = await hub.Database.OpenConnectionAsync();
        var conversation = await connection.QuerySingleAsync<Guid>("SELECT id FROM conversations WHERE address = '+15005550009'");

        var id = Guid.CreateVersion7();
        await hub.Store.Conversations.Update(
            conversation, c => c.Reply(id, TextingClient.Amy, "Hello", false, hub.Clock.GetUtcNow()), new("system"), TextingClient.Patience);
        await hub.SettledAsync();

        (await connection.QuerySingleAsync<(DeliveryStatus, string)>("SELECT delivery, error_code FROM messages WHERE message_id = @id", new { id }))
            .ShouldBe((DeliveryStatus.Failed, "21614"));
        (await connection.QuerySingleAsync<int>(
            "SELECT count(*)::int FROM work_items WHERE conversation_id = @conversation AND kind = 'send-sms' AND done_at IS NULL", new { conversation })).ShouldBe(0);
    }

    [Fact]
    public async Task A_report_on_nothing_of_ours_is_not_found_and_a_forged_one_is_refused()
    {
        var client = await TextingClient.Answered(hub);
        var shown = await client.Until(DeliveryStatus.Delivered, () => client.AgentReplies("Hello"));
        var conversation = await client.Conversation();
        List<KeyValuePair<string, string>> report = [new("MessageSid", "SM1"), new("MessageStatus", "failed"), new("ErrorCode", "30007")];

        (await hub.Twilio.Post(Status(conversation!.Value, Guid.NewGuid()), report)).Status.ShouldBe(404);
        (await hub.Twilio.Post(Status(Guid.NewGuid(), shown.MessageId), report)).Status.ShouldBe(404);
        (await hub.Twilio.Post(Status(conversation.Value, shown.MessageId), report, signature: "Zm9yZ2Vk")).Status.ShouldBe(403);
        (await hub.Twilio.Post(Status(conversation.Value, shown.MessageId), [new("MessageStatus", "teleported")])).Status.ShouldBe(204);

        (await client.Shown()).Single(text => text.MessageId == shown.MessageId).Delivery.ShouldBe(DeliveryStatus.Delivered);
    }

    public void Dispose() => hub.Twilio.Faults.Clear();

    private static string Status(Guid conversation, Guid message) => $"{HubFixture.PublicUrl}/webhooks/twilio/status/{conversation}/{message}";
}

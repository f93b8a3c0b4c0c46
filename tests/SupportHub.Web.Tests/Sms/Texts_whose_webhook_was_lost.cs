using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.StandIns.Twilio;
using SupportHub.Store.Erasure;
using SupportHub.Web.Sms.Reconciling;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public class Texts_whose_webhook_was_lost(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task They_are_taken_in_once_in_their_order_and_marked_as_late()
    {
        var client = new TextingClient(hub);
        await client.Text("one");
        await Lost(client, "two");
        await Lost(client, "three");
        await client.Text("four");
        await hub.SettledAsync();

        var found = await Reconcile();
        (await Reconcile()).Taken.ShouldBe(0);

        found.Taken.ShouldBe(2);
        (await client.Received()).ShouldBe(["one", "four", "two", "three"]);
        (await Late(client)).ShouldBe([false, false, true, true]);
        await hub.SettledAsync();
        client.Got.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_webhook_that_comes_after_all_changes_nothing()
    {
        var client = new TextingClient(hub);
        var text = await Lost(client, "hello");
        await Reconcile();

        (await hub.Twilio.Deliver(text, TextingClient.Patience)).Status.ShouldBe(200);

        (await client.Received()).ShouldBe(["hello"]);
    }

    [Fact]
    public async Task A_look_that_was_cut_off_goes_on_where_it_was()
    {
        var client = new TextingClient(hub);
        foreach (var words in new[] { "one", "two", "three" }) await Lost(client, words);
        // As a kill between two texts leaves it: the first is taken in, and no look is on the record.
        var first = hub.Twilio.Ledger.All.First(text => text.From == client.Number);
        await hub.Twilio.Deliver(first, TextingClient.Patience);

        await Reconcile();

        (await client.Received()).ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public async Task A_lost_STOP_counts_and_a_lost_START_does_not_undo_a_later_STOP()
    {
        var stopped = new TextingClient(hub);
        await stopped.Text("hello");
        await Lost(stopped, "STOP");
        var restarted = new TextingClient(hub);
        await restarted.Text("STOP");
        await Lost(restarted, "START");
        await using (var connection = await hub.Database.OpenConnectionAsync())
            await connection.ExecuteAsync(
                "UPDATE contacts SET opted_out_at = now() + interval '1 day' WHERE id IN (SELECT contact_id FROM contact_addresses WHERE address = @Number)", new { restarted.Number });

        await Reconcile();

        (await stopped.OptedOut()).ShouldBeTrue();
        (await restarted.OptedOut()).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_was_erased_is_not_brought_back_by_the_carrier_s_list()
    {
        var client = new TextingClient(hub);
        await client.Text("hello");
        await hub.SettledAsync();
        await using var connection = await hub.Database.OpenConnectionAsync();
        var contact = await connection.QuerySingleAsync<Guid>("SELECT contact_id FROM contact_addresses WHERE address = @Number", new { client.Number });
        (await hub.Services.GetRequiredService<Eraser>().Erase(contact, null, "asked for it", TextingClient.Patience)).Refusal.ShouldBeNull();

        await Reconcile();

        (await client.Conversation()).ShouldBeNull();
    }

    [Fact]
    public async Task How_a_text_of_ours_ended_is_asked_where_the_report_was_lost()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = new TextingClient(hub);
        await client.Text("hello");
        await hub.SettledAsync();
        hub.Twilio.Faults.Callbacks = CallbackMode.InOrder;
        var ours = (await client.Shown())[^1];
        hub.Twilio.Ledger.Change(ours.ProviderId!, text => text with { Status = "delivered" });
        hub.Clock.Advance(TimeSpan.FromHours(2));

        (await Reconcile()).Reports.ShouldBeGreaterThan(0);

        (await client.Shown()).Single(text => text.MessageId == ours.MessageId).Delivery.ShouldBe(DeliveryStatus.Delivered);
    }

    [Fact]
    public async Task What_a_phone_that_was_off_did_not_get_is_for_staff_to_say_again_where_that_is_found_long_after()
    {
        var (client, id) = await LostToAPhoneThatIsOff();
        hub.Clock.Advance(TimeSpan.FromHours(8));

        await Reconcile();
        await hub.SettledAsync();

        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Undelivered);
    }

    [Fact]
    public async Task A_phone_that_was_off_gets_its_text_again_also_where_the_report_of_it_was_lost()
    {
        var (client, id) = await LostToAPhoneThatIsOff();
        hub.Clock.Advance(TimeSpan.FromHours(2));

        await Reconcile();
        await hub.SettledAsync();
        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Waiting);
        await Reconcile();
        hub.Clock.Advance(TimeSpan.FromMinutes(11));
        await client.HeldIsDue();

        client.Got.Count(text => text.Body == "Come at ten.").ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_long_text_each_part_is_asked_for()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        var arrived = await Long("You can apply online, by phone or at an office. ");
        var failed = await Long("Bring the letter and an ID with you to the office. ");
        hub.Twilio.Faults.Callbacks = CallbackMode.InOrder;
        foreach (var text in arrived.Texts) Ends(text, "delivered", null);
        Ends(failed.Texts[0], "delivered", null);
        Ends(failed.Texts[1], "undelivered", 30006);
        hub.Clock.Advance(TimeSpan.FromHours(2));

        (await Reconcile()).Reports.ShouldBeGreaterThanOrEqualTo(4);

        (await client.Shown(arrived.Id)).Delivery.ShouldBe(DeliveryStatus.Delivered);
        var shown = await client.Shown(failed.Id);
        (shown.Delivery, shown.ErrorCode).ShouldBe((DeliveryStatus.Undelivered, "30006"));

        async Task<(Guid Id, IReadOnlyList<TextMessage> Texts)> Long(string sentence)
        {
            var before = client.Got.Count;
            var id = await client.AgentReplies(string.Concat(Enumerable.Repeat(sentence, 12)).Trim());
            await hub.SettledAsync();
            await hub.Twilio.Delivery.Report(client.Got[^1].Sid, "sent");
            await client.TimePasses();
            client.Got.Count.ShouldBe(before + 2);
            return (id, [.. client.Got.Skip(before)]);
        }

        void Ends(TextMessage text, string status, int? code) =>
            hub.Twilio.Ledger.Change(text.Sid, kept => kept with { Status = status, ErrorCode = code });
    }

    [Fact]
    public async Task A_carrier_that_never_says_more_than_sent_hides_no_text_that_was_lost_later()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        var id = await client.AgentReplies("Come at ten.");
        await hub.SettledAsync();
        hub.Twilio.Ledger.Change((await client.Shown(id)).ProviderId!, text => text with { Status = "undelivered", ErrorCode = 30006 });
        hub.Twilio.Faults.Callbacks = CallbackMode.InOrder;
        await using (var connection = await hub.Database.OpenConnectionAsync())
            await connection.ExecuteAsync("""
                INSERT INTO messages (conversation_id, version, ordinal, message_id, author, kind, text, language, masked, delivery, provider_id, at)
                SELECT conversation_id, version, 1000 + i, gen_random_uuid(), author, kind, text, language, masked, 2, 'SM' || i, at - interval '1 minute'
                FROM messages, generate_series(1, 2 * @Page) i WHERE message_id = @id
                """, new { ReconciliationRecords.Page, id });
        hub.Clock.Advance(TimeSpan.FromHours(2));

        await Reconcile();

        (await client.Shown(id)).Delivery.ShouldBe(DeliveryStatus.Undelivered);
    }

    [Fact]
    public async Task What_was_listed_is_not_listed_again_because_the_look_for_reports_failed()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        var before = await Looks();

        await connection.ExecuteAsync("ALTER TABLE messages RENAME COLUMN delivery TO away");
        try
        {
            await Should.ThrowAsync<PostgresException>(Reconcile);
        }
        finally
        {
            await connection.ExecuteAsync("ALTER TABLE messages RENAME COLUMN away TO delivery");
        }

        (await Looks()).ShouldBe(before + 1);

        Task<long> Looks() => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM reconciliations");
    }

    [Fact]
    public async Task Those_of_which_nothing_more_is_said_are_found_without_reading_all_that_was_ever_said()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("SET enable_seqscan = off");

        var plan = await connection.QueryAsync<string>($"EXPLAIN {ReconciliationRecords.UnfinishedSql}", new
        {
            Page = 1, until = DateTimeOffset.UnixEpoch, after = DateTimeOffset.UnixEpoch, id = Guid.Empty,
        });

        string.Join('\n', plan).ShouldContain("ix_messages_unfinished");
        await connection.ExecuteAsync("RESET enable_seqscan");
    }

    [Fact]
    public async Task One_node_at_a_time_looks()
    {
        var records = hub.Services.GetRequiredService<ReconciliationRecords>();

        var both = await records.Alone(async () => new[] { await hub.Services.GetRequiredService<Reconciliation>().Run(TextingClient.Patience) }, TextingClient.Patience);

        both.ShouldNotBeNull()[0].ShouldBeNull();
    }

    [Fact]
    public async Task The_command_says_what_it_found()
    {
        await Lost(new(hub), "hello");
        using var output = new StringWriter();

        (await SmsCommands.Run(hub.Services, ["reconcile"], output, TextWriter.Null)).ShouldBe(0);
        (await SmsCommands.Run(hub.Services, ["redo"], TextWriter.Null, TextWriter.Null)).ShouldBe(2);

        output.ToString().ShouldContain("1 had been lost and are taken in");
    }

    [Theory]
    [InlineData("2026-11-22T09:00:00Z", 2)]
    [InlineData("2026-11-22T11:00:00Z", 24)]
    [InlineData("2026-03-08T08:00:00Z", 2)]
    public void The_night_is_the_desk_s(string now, int hours) =>
        ReconcileNightly.UntilNight(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"))
            .ShouldBe(TimeSpan.FromHours(hours));

    /// <summary>Twilio has the text; its call never reaches the hub.</summary>
    private async Task<TextMessage> Lost(TextingClient client, string body)
    {
        var address = hub.Twilio.Hub;
        hub.Twilio.Hub = address! with { ReachedAt = new Uri("http://127.0.0.1:1/") };
        var (text, _) = await hub.Twilio.TextIn(client.Number, TextingClient.HubNumber, body, TextingClient.Patience);
        hub.Twilio.Hub = address;
        return text;
    }

    private async Task<(TextingClient Client, Guid Reply)> LostToAPhoneThatIsOff()
    {
        hub.Clock.NextMorning();
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        var client = await TextingClient.Answered(hub);
        var id = await client.AgentReplies("Come at ten.");
        await hub.SettledAsync();
        hub.Twilio.Ledger.Change((await client.Shown(id)).ProviderId!, text => text with { Status = "undelivered", ErrorCode = 30003 });
        hub.Twilio.Faults.Callbacks = CallbackMode.InOrder;
        return (client, id);
    }

    private async Task<Reconciled> Reconcile() => (await hub.Services.GetRequiredService<Reconciliation>().Run(TextingClient.Patience)).ShouldNotBeNull();

    private async Task<IEnumerable<bool>> Late(TextingClient client)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QueryAsync<bool>("""
            SELECT m.written_at IS NOT NULL FROM messages m JOIN conversations c ON c.id = m.conversation_id
            WHERE c.address = @Number AND m.author = 0 ORDER BY m.version, m.ordinal
            """, new { client.Number });
    }
}

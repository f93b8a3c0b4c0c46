using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Store.Work;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>Work that leaves at its sender's pace. A sender's time is moved in its row: what passes while a test runs lets nothing more through.</summary>
public sealed class PaceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    // So slow that no test lasts as long as one unit.
    private const double Slow = 0.001;

    private readonly string _sender = $"+1{Random.Shared.NextInt64(2000000000, 9999999999)}";
    private readonly StoreNode _node = Node(postgres, new(Slow));

    // What another test left is no part of this one's day.
    public Task InitializeAsync() => _node.Execute("DELETE FROM work_items");

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task One_leaves_at_once_and_the_next_when_the_last_one_s_segments_are_over()
    {
        await Queued(units: 3, count: 3);

        (await Claim()).Count.ShouldBe(1);
        (await Claim()).ShouldBeEmpty();
        await Passes(2.99 / Slow);
        (await Claim()).ShouldBeEmpty();
        await Passes(0.01 / Slow);
        (await Claim()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_goes_before_what_nobody_asked_for_however_long_that_has_waited()
    {
        await Queued(lane: 1, count: 3);
        await Queued(lane: 0);

        var first = (await Claim()).Single();

        (await _node.Ask<int>("SELECT lane FROM work_items WHERE id = @Id", new { first.Id })).ShouldBe(0);
    }

    [Fact]
    public async Task Several_nodes_keep_one_pace_and_another_number_keeps_its_own()
    {
        var (_, other) = (await Queued(count: 20), $"{_sender}0");
        await Queued(count: 5, sender: other);
        await using var second = Node(postgres, new(Slow));

        var claimed = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? _node : second).Queue.Claim(["paced"], 100, $"node {i}", s_lease, default)));

        claimed.SelectMany(items => items).Count(item => item.PaceKey == _sender).ShouldBe(1);
        claimed.SelectMany(items => items).Count(item => item.PaceKey == other).ShouldBe(1);
    }

    [Fact]
    public async Task What_did_not_leave_after_all_is_not_counted()
    {
        await Queued(count: 2);
        var claimed = (await Claim()).Single();

        await _node.Queue.NotCounted(claimed);

        (await Claim()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Work_that_is_not_paced_does_not_wait_behind_a_burst()
    {
        await Queued(count: 200);
        await _node.Execute("INSERT INTO work_items (kind, conversation_id, payload) VALUES ('paced', @Id, '{}')", new { Id = Guid.CreateVersion7() });

        (await _node.Queue.Claim(["paced"], 1, "me", s_lease, default)).Count(item => item.PaceKey is null).ShouldBe(1);
    }

    [Fact]
    public async Task What_waits_for_the_morning_holds_up_nothing_that_is_said_after_it()
    {
        var conversation = (await Queued()).Single();
        await Queued(conversation: conversation);
        var held = (await Claim()).Single();
        await Should.ThrowAsync<NotYet>(() => _node.Queue.Hold(held, TimeSpan.FromHours(8), "Night", default));
        await _node.Queue.NotCounted(held);
        await _node.Queue.GiveBack(held.Id, held.Holder, TimeSpan.FromHours(8), null, default);

        (await Claim()).Single().Id.ShouldBeGreaterThan(held.Id);
    }

    [Fact]
    public async Task When_the_day_s_segments_are_used_up_nothing_leaves_until_tomorrow()
    {
        await using var capped = Node(postgres, new(0, 1));
        await Queued(count: 2);
        await SentToday(1);
        (await Claim(capped)).ShouldBeEmpty();

        await _node.Execute("UPDATE paces SET day = current_date - 1 WHERE key = ''");
        (await Claim(capped)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Words_in_danger_leave_all_the_same_and_before_what_was_said_earlier()
    {
        await using var capped = Node(postgres, new(0, 1));
        var conversation = (await Queued()).Single();
        await Queued(lane: -2, conversation: conversation);
        await SentToday(1);

        var left = (await Claim(capped)).Single();

        (await _node.Ask<int>("SELECT lane FROM work_items WHERE id = @Id", new { left.Id })).ShouldBe(-2);
    }

    [Fact]
    public async Task However_many_nodes_count_at_once_a_day_has_its_segments_and_no_more()
    {
        await using var one = Node(postgres, new(0, 40));
        await using var other = Node(postgres, new(0, 40));
        foreach (var sender in new[] { _sender, $"{_sender}0", $"{_sender}1" }) await Queued(units: 3, count: 20, sender: sender);
        await SentToday(0);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : other).Queue.Claim(["paced"], 7, $"node {i}", s_lease, default)));

        // Who finds the rows with another node leaves them; what is left is taken after.
        var rest = await one.Queue.Claim(["paced"], 100, "me", s_lease, default);
        claimed.SelectMany(items => items).Concat(rest).Sum(item => item.PaceUnits).ShouldBe(39);
    }

    [Fact]
    public void What_is_said_to_a_client_in_danger_is_such_words()
    {
        var at = DateTimeOffset.UnixEpoch;
        ConversationEvent[] said =
        [
            new ConversationStarted(Channel.Sms, Guid.NewGuid(), "+14155550101", "+14155550199", null, null, null, Language.English, at),
            new BotReplied([new(Guid.NewGuid(), "Call 988.", [])], new("crisis", "suicide", 1, Language.English, "v", true), Dialogue.New, at),
            new ConversationHandedOff(HandoffReason.Crisis, "suicide", Urgency.Crisis, at),
        ];

        Lane(said).ShouldBe(-2);
        Lane(said[..2]).ShouldBe(1, "nobody wrote, and nobody is in danger");
    }

    private static int Lane(ConversationEvent[] said) => WorkRow.Of(
        Guid.NewGuid(),
        (TextWork)WorkRules.Of(Change<Conversation, ConversationEvent>.Of(Guid.NewGuid(), new Loaded<Conversation>(Conversation.Empty, 0), said, null)).Single(work => work.Kind == "send-sms").Payload).Lane;

    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(5);

    private static StoreNode Node(PostgresFixture postgres, Pace pace) => new(postgres.ConnectionString, services => services.AddSingleton(pace));

    private async Task<IReadOnlyList<WorkItem>> Claim(StoreNode? node = null) =>
        [.. (await (node ?? _node).Queue.Claim(["paced"], 100, "me", s_lease, default)).Where(item => item.PaceKey == _sender)];

    private Task SentToday(int units) => _node.Execute("UPDATE paces SET day = current_date, day_units = @units WHERE key = ''", new { units });

    private Task Passes(double seconds) =>
        _node.Execute("UPDATE paces SET free_at = free_at - make_interval(secs => @seconds) WHERE key = @Sender", new { seconds, Sender = _sender });

    private async Task<IReadOnlyList<Guid>> Queued(int units = 1, int count = 1, int lane = 0, string? sender = null, Guid? conversation = null)
    {
        await _node.Execute("INSERT INTO paces (key) VALUES (@sender) ON CONFLICT DO NOTHING", new { sender = sender ?? _sender });
        return await _node.List<Guid>("""
            INSERT INTO work_items (kind, conversation_id, payload, pace_key, pace_units, lane)
            SELECT 'paced', COALESCE(@conversation, gen_random_uuid()), '{}', @sender, @units, @lane FROM generate_series(1, @count) RETURNING conversation_id
            """, new { units, count, lane, conversation, sender = sender ?? _sender });
    }
}

using System.Collections.Concurrent;
using SupportHub.Store.Work;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>Work that waits for a person: held after a restore, parked, cancelled; and work that is long done.</summary>
public sealed class WaitingWorkTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Guid s_admin = Guid.CreateVersion7();
    private readonly Guid _id = Guid.CreateVersion7();

    [Fact]
    public async Task After_a_restore_nothing_open_is_done_until_a_person_releases_it_and_new_work_is()
    {
        var sender = new Sender();
        await using var node = new StoreNode(postgres.ConnectionString, sender);
        await node.Receive(_id);
        await node.Reply(_id, "before the restore");
        await Restored(node, "restored from the backup of Monday");
        await node.Started();
        await node.Reply(_id, "after the restore");
        await node.Runner.IdleAsync(default);

        sender.Done(_id).ShouldBe(["after the restore"]);
        sender.Told.ShouldContain(item => item.ConversationId == _id && item.Held);
        var held = (await node.Waiting.List(100, default)).Single(item => item.ConversationId == _id && item.Kind == "send-sms");
        (held.HeldReason, held.Unsure, held.LaterWords).ShouldBe(("restored from the backup of Monday", true, true));

        (await node.Waiting.Retry(held.Id, s_admin, default)).ShouldBeFalse("it is released, not retried");
        (await node.Waiting.Release(held.Id, s_admin, default)).ShouldBeTrue();
        await node.Runner.IdleAsync(default);

        sender.Done(_id).ShouldBe(["after the restore", "before the restore"]);
        sender.Items.Last(item => item.ConversationId == _id).UnsureSince.ShouldNotBeNull("it may have left after the backup was made");
        (await node.Waiting.Release(held.Id, s_admin, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task All_that_is_held_is_released_at_once_each_on_the_record()
    {
        await using var node = new StoreNode(postgres.ConnectionString);
        await node.Receive(_id);
        await node.Reply(_id, "one");
        await node.Reply(_id, "two");
        await Restored(node, "restored");
        var held = (await node.Waiting.Count(default)).Held;
        held.ShouldBeGreaterThanOrEqualTo(3);

        (await node.Waiting.ReleaseAll(s_admin, default)).ShouldBe((int)held);

        (await node.Waiting.Count(default)).Held.ShouldBe(0);
        (await node.Ask<long>("SELECT count(*) FROM audit WHERE action = 'work-release' AND staff_id = @s_admin AND subject LIKE 'work:%'", new { s_admin })).ShouldBeGreaterThanOrEqualTo(held);
    }

    [Fact]
    public async Task What_is_being_done_at_this_moment_cannot_be_cancelled_and_what_waits_can()
    {
        await using var node = new StoreNode(postgres.ConnectionString);
        await node.Receive(_id);
        await node.Reply(_id, "leaving");
        var item = (await node.Queue.Claim(["send-sms"], 100, "me", TimeSpan.FromMinutes(1), default)).Single(claimed => claimed.ConversationId == _id);
        (await node.Waiting.Cancel(item.Id, s_admin, "too late", default)).ShouldBeFalse();

        await node.Queue.GiveBack(item.Id, "me", TimeSpan.FromHours(1), "failed", default);

        (await node.Waiting.Cancel(item.Id, s_admin, "in time", default)).ShouldBeTrue();
        (await node.Waiting.Cancel(item.Id, s_admin, "twice", default)).ShouldBeFalse();
        (await node.Ask<string>("SELECT string_agg(detail ->> 'reason', ',') FROM audit WHERE subject = @Subject", new { Subject = $"work:{item.Id}" })).ShouldBe("in time");
    }

    [Fact]
    public async Task That_work_waits_is_told_until_it_is_heard()
    {
        var deaf = true;
        var sender = new Sender(_ => throw new CannotBeDone("no"), _ => deaf ? throw new InvalidOperationException("not now") : Task.CompletedTask);
        await using var node = await new StoreNode(postgres.ConnectionString, sender).Started();
        await node.Receive(_id);
        await node.Reply(_id, "hopeless");
        await node.Runner.IdleAsync(default);
        sender.Told.Count(item => item.ConversationId == _id).ShouldBe(1);

        deaf = false;
        await node.Execute("UPDATE work_items SET due_at = now() WHERE conversation_id = @Id", new { Id = _id });
        await node.Runner.IdleAsync(default);
        await node.Runner.IdleAsync(default);

        sender.Told.Count(item => item.ConversationId == _id).ShouldBe(2, "heard once, it is not told again");
        (await node.Waiting.List(100, default)).Single(item => item.ConversationId == _id && item.Kind == "send-sms").Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_done_long_ago_is_deleted_in_batches_and_nothing_else()
    {
        await using var node = new StoreNode(postgres.ConnectionString);
        await node.Receive(_id);
        await node.Execute("""
            INSERT INTO work_items (kind, conversation_id, payload, done_at) SELECT 'old', @Id, '{}', now() - interval '8 days' FROM generate_series(1, @Rows);
            INSERT INTO work_items (kind, conversation_id, payload, done_at) VALUES ('recent', @Id, '{}', now() - interval '6 days');
            """, new { Id = _id, Rows = WorkCleaning.Batch + 1 });
        var cleaning = new WorkCleaning(node.Database, new(node.Database, new()), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<WorkCleaning>.Instance);

        (await cleaning.Clean(WorkCleaning.Kept, default)).ShouldBe(2);

        (await node.List<string>("SELECT kind FROM work_items WHERE conversation_id = @Id ORDER BY kind", new { Id = _id })).ShouldBe(["bot-turn", "recent"]);
    }

    // What deploy/restore does in the transaction of the restore; psql's variable is filled in here.
    private static async Task Restored(StoreNode node, string reason) => await node.Execute(
        (await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "deploy", "lib", "hold.sql"))).Replace(":'reason'", $"'{reason}'", StringComparison.Ordinal));

    private sealed class Sender(Func<WorkItem, Task>? handle = null, Func<WorkItem, Task>? tell = null) : IWorkHandler
    {
        public string Kind => "send-sms";

        public ConcurrentQueue<WorkItem> Items { get; } = new();

        public ConcurrentQueue<WorkItem> Told { get; } = new();

        public Task Handle(WorkItem item, CancellationToken ct)
        {
            Items.Enqueue(item);
            return handle?.Invoke(item) ?? Task.CompletedTask;
        }

        public Task Waits(WorkItem item, CancellationToken ct)
        {
            Told.Enqueue(item);
            return tell?.Invoke(item) ?? Task.CompletedTask;
        }

        public IEnumerable<string> Done(Guid conversation) =>
            Items.Where(item => item.ConversationId == conversation).Select(item => item.Payload.GetProperty("text").GetString()!);
    }
}

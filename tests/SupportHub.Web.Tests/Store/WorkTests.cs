using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Work;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

public sealed class WorkTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private readonly Guid _id = Guid.CreateVersion7();

    [Fact]
    public async Task A_message_to_the_bot_is_written_with_its_work_and_a_refused_one_without()
    {
        await using var node = new StoreNode(postgres.ConnectionString);
        var received = await node.Receive(_id, "Hello", "SM-work");
        await Should.ThrowAsync<Exception>(() => node.Receive(_id, "Hello", "SM-work"));

        (await node.List<string>("SELECT kind || ' ' || (payload ->> 'messageId') FROM work_items WHERE conversation_id = @Id", new { Id = _id }))
            .ShouldBe([$"bot-turn {received.State.Unanswered.Single().MessageId}"]);
    }

    [Fact]
    public async Task A_reply_by_text_is_sent_and_one_in_the_chat_is_not()
    {
        await using var node = new StoreNode(postgres.ConnectionString);
        var chat = Guid.CreateVersion7();
        await node.Receive(_id);
        await node.Receive(chat, channel: Channel.WebChat);
        await node.Reply(_id, "By text");
        await node.Reply(chat, "In the chat");

        (await node.List<string>("""
            SELECT concat_ws(' ', payload ->> 'from', payload ->> 'to', payload ->> 'text') FROM work_items WHERE kind = 'send-sms' AND conversation_id = ANY (@Ids)
            """, new { Ids = new[] { _id, chat } })).ShouldBe(["+12135550100 +12135550142 By text"]);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("HELP")]
    public async Task A_word_of_consent_is_no_question_to_the_bot(string word)
    {
        await using var node = new StoreNode(postgres.ConnectionString);
        await node.Receive(_id, word);

        (await node.Ask<long>("SELECT count(*) FROM work_items WHERE conversation_id = @Id", new { Id = _id })).ShouldBe(0);
    }

    [Fact]
    public async Task Items_of_one_conversation_are_done_in_order_and_each_once()
    {
        var sender = new Handler("send-sms");
        await using var node = await new StoreNode(postgres.ConnectionString, sender).Started();
        var others = Guid.CreateVersion7();
        await node.Receive(_id);
        await node.Receive(others);
        for (var i = 0; i < 10; i++)
        {
            await node.Reply(_id, $"{i}");
            await node.Reply(others, $"{i}");
        }

        await node.Runner.IdleAsync(default);

        sender.Texts(_id).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
        sender.Texts(others).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
        (await Unfinished(node, "send-sms")).ShouldBe(0);
    }

    [Fact]
    public async Task A_failed_item_is_tried_again_and_the_next_one_waits_for_it()
    {
        var failing = true;
        var sender = new Handler("send-sms", item => failing && item.Text == "first" ? throw new HttpRequestException("planted") : Task.CompletedTask);
        await using var node = await new StoreNode(postgres.ConnectionString, sender).Started();
        await node.Receive(_id);
        await node.Reply(_id, "first");
        await node.Reply(_id, "second");
        await node.Runner.IdleAsync(default);
        sender.Texts(_id).ShouldBe(["first"]);
        (await node.Ask<bool>("SELECT due_at > now() AND last_error LIKE 'HttpRequestException%' FROM work_items WHERE conversation_id = @Id AND attempts = 1", new { Id = _id }))
            .ShouldBeTrue();

        failing = false;
        await MakeDue(node);
        await node.Runner.IdleAsync(default);

        sender.Texts(_id).ShouldBe(["first", "first", "second"]);
        sender.Items.Where(i => i.ConversationId == _id).Select(i => i.Attempts).ShouldBe([0, 1, 0]);
    }

    [Fact]
    public async Task An_item_that_keeps_failing_is_parked_and_can_be_tried_again_by_a_person()
    {
        var failing = true;
        var sender = new Handler("send-sms", item => failing && item.Text == "poison" ? throw new HttpRequestException("planted") : Task.CompletedTask);
        await using var node = await new StoreNode(postgres.ConnectionString, sender).Started();
        await node.Receive(_id);
        await node.Reply(_id, "poison");
        await node.Reply(_id, "next");
        for (var i = 0; i < Backoff.Tries; i++)
        {
            await MakeDue(node);
            await node.Runner.IdleAsync(default);
        }

        var parked = (await node.Waiting.List(100, default)).Single(item => item.ConversationId == _id);
        parked.Attempts.ShouldBe(Backoff.Tries);
        parked.LastError.ShouldBe("HttpRequestException: planted");
        sender.Texts(_id).Last().ShouldBe("next", "a parked item is no longer waited for");

        failing = false;
        (await node.Waiting.Retry(parked.Id, null, default)).ShouldBeTrue();
        await node.Runner.IdleAsync(default);
        sender.Texts(_id).Last().ShouldBe("poison");
        sender.Items.Last(item => item.ConversationId == _id).Attempts.ShouldBe(1, "the handler must know that it was tried before");
        (await node.Waiting.Retry(parked.Id, null, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_cannot_be_done_is_parked_at_once()
    {
        var sender = new Handler("send-sms", _ => throw new CannotBeDone("no such number"));
        await using var node = await new StoreNode(postgres.ConnectionString, sender).Started();
        await node.Receive(_id);
        await node.Reply(_id, "hopeless");

        await node.Runner.IdleAsync(default);

        (await node.Waiting.List(100, default)).Single(item => item.ConversationId == _id).Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_leased_item_is_nobody_elses_until_the_lease_runs_out()
    {
        await using var node = new StoreNode(postgres.ConnectionString);
        await node.Receive(_id);
        var lease = TimeSpan.FromSeconds(15);
        (await Claim("first")).Attempts.ShouldBe(0);
        (await node.Queue.Claim(["bot-turn"], 100, "second", lease, default)).ShouldNotContain(item => item.ConversationId == _id);

        await node.Execute("UPDATE work_items SET leased_until = now() - interval '1 second' WHERE conversation_id = @Id", new { Id = _id });

        var again = await Claim("second");
        again.Attempts.ShouldBe(1, "an earlier try may have had its effect");
        (await node.Queue.Renew(again.Id, "first", lease, default)).ShouldBeFalse();
        await node.Queue.Done(again.Id, "first", default);
        (await Unfinished(node, "bot-turn")).ShouldBe(1, "who lost the lease has no say");

        async Task<WorkItem> Claim(string holder) =>
            (await node.Queue.Claim(["bot-turn"], 100, holder, lease, default)).Single(item => item.ConversationId == _id);
    }

    [Fact]
    public async Task A_lease_is_kept_while_the_handler_runs()
    {
        await using var node = new StoreNode(postgres.ConnectionString);
        await node.Receive(_id);
        await node.Reply(_id, "slow");
        var lease = TimeSpan.FromSeconds(1);
        var item = (await node.Queue.Claim(["send-sms"], 100, "me", lease, default)).Single(i => i.ConversationId == _id);
        var first = await LeasedUntil();
        var handler = new Handler("send-sms", async _ =>
        {
            while (await LeasedUntil() <= first) await Task.Yield();
        });

        await new LeasedWork(item, "me", lease, node.Queue, NullLogger.Instance).Do(handler, default);

        (await Unfinished(node, "send-sms")).ShouldBe(0);

        Task<DateTime> LeasedUntil() => node.Ask<DateTime>("SELECT leased_until FROM work_items WHERE id = @Id", new { item.Id });
    }

    [Fact]
    public async Task Two_nodes_share_the_work_without_doing_any_twice()
    {
        var (one, two) = (new Handler("send-sms"), new Handler("send-sms"));
        await using var first = await new StoreNode(postgres.ConnectionString, one).Started();
        await using var second = await new StoreNode(postgres.ConnectionString, two).Started();
        var conversations = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var id in conversations)
        {
            await first.Receive(id);
            await first.Reply(id, "once");
        }

        while (await first.Ask<long>("SELECT count(*) FROM work_items WHERE kind = 'send-sms' AND done_at IS NULL AND conversation_id = ANY (@conversations)", new { conversations }) > 0)
        {
            await first.Runner.IdleAsync(default);
            await second.Runner.IdleAsync(default);
        }

        one.Items.Concat(two.Items).Where(i => conversations.Contains(i.ConversationId)).Select(i => i.ConversationId)
            .ShouldBe(conversations, ignoreOrder: true);
    }

    [Fact]
    public void Waits_double_up_to_five_minutes_and_are_spread()
    {
        Backoff.After(1, 0.5).ShouldBe(TimeSpan.FromSeconds(1));
        Backoff.After(4, 0.5).ShouldBe(TimeSpan.FromSeconds(8));
        Backoff.After(50, 0.5).ShouldBe(TimeSpan.FromMinutes(5));
        Backoff.After(1, 0).ShouldBe(TimeSpan.FromSeconds(0.75));
        Backoff.After(1, 1).ShouldBe(TimeSpan.FromSeconds(1.25));
    }

    // Time passes: what waits for a retry is due.
    private Task MakeDue(StoreNode node) => node.Execute("UPDATE work_items SET due_at = now() WHERE conversation_id = @Id", new { Id = _id });

    private Task<long> Unfinished(StoreNode node, string kind) => node.Ask<long>(
        "SELECT count(*) FROM work_items WHERE conversation_id = @Id AND kind = @kind AND done_at IS NULL", new { Id = _id, kind });

    private sealed class Handler(string kind, Func<(string Text, WorkItem Item), Task>? handle = null) : IWorkHandler
    {
        private readonly ConcurrentQueue<WorkItem> _items = new();

        public string Kind => kind;

        public IEnumerable<WorkItem> Items => _items;

        public Task Handle(WorkItem item, CancellationToken ct)
        {
            _items.Enqueue(item);
            return handle?.Invoke((Text(item), item)) ?? Task.CompletedTask;
        }

        public IEnumerable<string> Texts(Guid conversation) => _items.Where(item => item.ConversationId == conversation).Select(Text);

        private static string Text(WorkItem item) => item.Payload.GetProperty("text").GetString()!;
    }
}

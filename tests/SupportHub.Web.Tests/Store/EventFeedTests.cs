using System.Collections.Concurrent;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

public sealed class EventFeedTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Every_subscriber_gets_every_event_in_order()
    {
        await using var node = await new StoreNode(postgres.ConnectionString).Started();
        var (first, second) = (new Seen(), new Seen());
        using var one = node.Feed.Subscribe(first.Read);
        using var two = node.Feed.Subscribe(second.Read);
        var id = Guid.CreateVersion7();

        await node.Receive(id);
        for (var i = 0; i < 20; i++) await node.Note(id, $"note {i}");
        var last = await node.Reply(id, "Good morning");
        await node.Feed.HandledAsync(last.Appended[^1].Position, default);

        first.Versions(id).ShouldBe(Enumerable.Range(1, (int)last.Version).Select(v => (long)v));
        second.Versions(id).ShouldBe(first.Versions(id));
        node.Feed.Position.ShouldBe(last.Appended[^1].Position);
    }

    [Fact]
    public async Task A_reader_that_throws_and_one_that_hangs_stop_nobody()
    {
        await using var node = await new StoreNode(postgres.ConnectionString).Started();
        var seen = new Seen();
        var hanging = new TaskCompletionSource();
        using var throwing = node.Feed.Subscribe(_ => throw new InvalidOperationException("planted"));
        using var slow = node.Feed.Subscribe(_ => hanging.Task);
        using var well = node.Feed.Subscribe(seen.Read);
        var id = Guid.CreateVersion7();

        await node.Receive(id);
        var last = await node.Note(id, "still here");
        await node.Feed.ReachedAsync(last.Appended[0].Position, default);
        await seen.Reached(last.Appended[0].Position);

        seen.Versions(id).ShouldBe([1, 2, 3]);
        hanging.SetResult();
    }

    [Fact]
    public async Task A_reader_that_left_hears_no_more()
    {
        await using var node = await new StoreNode(postgres.ConnectionString).Started();
        var (left, stayed) = (new Seen(), new Seen());
        var subscription = node.Feed.Subscribe(left.Read);
        using var other = node.Feed.Subscribe(stayed.Read);
        var id = Guid.CreateVersion7();
        var first = await node.Receive(id);
        await node.Feed.HandledAsync(first.Appended[^1].Position, default);

        subscription.Dispose();
        var second = await node.Note(id, "later");
        await node.Feed.HandledAsync(second.Appended[^1].Position, default);

        left.Versions(id).ShouldBe([1, 2]);
        stayed.Versions(id).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Another_node_hears_of_it_too_even_after_its_connections_were_cut()
    {
        await using var writer = await new StoreNode(postgres.ConnectionString).Started();
        await using var reader = await new StoreNode(postgres.ConnectionString + ";Application Name=cut-me").Started();
        var seen = new Seen();
        using var subscription = reader.Feed.Subscribe(seen.Read);
        var id = Guid.CreateVersion7();
        var first = await writer.Receive(id);
        await reader.Feed.HandledAsync(first.Appended[^1].Position, default);

        await writer.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut-me'");
        var second = await writer.Note(id, "after the cut");
        await reader.Feed.HandledAsync(second.Appended[^1].Position, default);

        seen.Versions(id).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Whatever_connections_are_cut_while_events_come_each_is_handed_out_once_and_in_order()
    {
        await using var writer = await new StoreNode(postgres.ConnectionString).Started();
        await using var reader = await new StoreNode(postgres.ConnectionString + ";Application Name=cut-again").Started();
        var seen = new Seen();
        using var subscription = reader.Feed.Subscribe(seen.Read);
        var start = reader.Feed.Position;

        for (var i = 1; i < 30; i++)
        {
            await writer.Receive(Guid.CreateVersion7());
            if (i % 5 == 0) await writer.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut-again'");
        }
        var last = await writer.Receive(Guid.CreateVersion7());
        await reader.Feed.HandledAsync(last.Appended[^1].Position, default);

        seen.Positions.ShouldBe(await writer.List<long>("SELECT seq_id FROM mt_events WHERE seq_id > @start ORDER BY seq_id", new { start }));
    }

    [Fact]
    public async Task One_who_begins_to_listen_while_events_come_is_waited_for_no_longer_than_for_those_it_is_handed()
    {
        await using var node = await new StoreNode(postgres.ConnectionString).Started();
        var writing = Task.WhenAll(Enumerable.Range(0, 50).Select(_ => node.Receive(Guid.CreateVersion7())));
        var listening = new List<IDisposable>();
        while (!writing.IsCompleted)
        {
            listening.Add(node.Feed.Subscribe(_ => Task.CompletedTask));
            await Task.Yield();
        }
        var last = (await writing).Max(update => update.Appended[^1].Position);

        await node.Feed.HandledAsync(last, new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);

        listening.ForEach(subscription => subscription.Dispose());
    }

    [Fact]
    public async Task An_event_this_program_does_not_know_is_passed_over()
    {
        await using var node = await new StoreNode(postgres.ConnectionString).Started();
        var seen = new Seen();
        using var subscription = node.Feed.Subscribe(seen.Read);
        var id = Guid.CreateVersion7();
        await node.Execute("""
            INSERT INTO mt_streams (id, type, version) VALUES (@id, 'robot', 1);
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            VALUES (nextval('mt_events_sequence'), @id, @id, 1, '{}', 'robot_woke', now())
            """, new { id });

        var next = await node.Receive(Guid.CreateVersion7());
        await node.Feed.HandledAsync(next.Appended[^1].Position, default);

        seen.Of(id).Single().Data.ShouldBeOfType<UnknownEvent>().Alias.ShouldBe("robot_woke");
        seen.Of(next.Appended[0].StreamId).Select(e => e.Data).Last().ShouldBeOfType<MessageReceived>();
        (await Should.ThrowAsync<UnknownEvent>(() => node.Events.Conversations.Load(id, default))).Alias.ShouldBe("robot_woke");
    }

    private sealed class Seen
    {
        private readonly ConcurrentQueue<RecordedEvent> _events = new();
        private readonly SemaphoreSlim _more = new(0);

        public Task Read(IReadOnlyList<RecordedEvent> events)
        {
            foreach (var recorded in events) _events.Enqueue(recorded);
            _more.Release();
            return Task.CompletedTask;
        }

        public async Task Reached(long position)
        {
            while (_events.All(e => e.Position < position)) await _more.WaitAsync();
        }

        public IEnumerable<long> Positions => _events.Select(e => e.Position);

        public IEnumerable<RecordedEvent> Of(Guid stream) => _events.Where(e => e.StreamId == stream);

        public IEnumerable<long> Versions(Guid stream) => Of(stream).Select(e => e.Version);
    }
}

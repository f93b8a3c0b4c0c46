using Dapper;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

public sealed class LogTailTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private readonly StoreNode _node = new(postgres.ConnectionString);
    private LogTail _tail = null!;
    private long _start;

    public async Task InitializeAsync()
    {
        _tail = new(_node.Database);
        (await _tail.TryStart(default)).ShouldBeTrue();
        _start = _tail.Position;
    }

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task An_event_committed_late_is_handed_out_before_those_that_passed_it()
    {
        await using var late = await LateWriter.Begin(_node);
        var others = await _node.Receive(Guid.CreateVersion7());
        others.Appended[0].Position.ShouldBeGreaterThan(late.Position);

        for (var look = 0; look < 5; look++) (await _tail.Next(default)).ShouldBeEmpty();
        _tail.Waiting.ShouldBeTrue();
        await late.Commit();

        (await _tail.Next(default)).Select(e => e.Position).ShouldBe([late.Position, .. others.Appended.Select(e => e.Position)]);
        _tail.Waiting.ShouldBeFalse();
    }

    [Fact]
    public async Task A_number_that_was_rolled_back_stops_nobody()
    {
        await using var late = await LateWriter.Begin(_node);
        var others = await _node.Receive(Guid.CreateVersion7());
        (await _tail.Next(default)).ShouldBeEmpty();
        (await _tail.Next(default)).ShouldBeEmpty();

        await late.RollBack();

        (await Until(others.Appended[^1].Position)).ShouldBe(others.Appended.Select(e => e.Position));
    }

    [Fact]
    public async Task A_dead_number_is_left_behind_at_the_second_look()
    {
        await _node.Execute("SELECT nextval('mt_events_sequence')");
        var others = await _node.Receive(Guid.CreateVersion7());

        (await _tail.Next(default)).ShouldBeEmpty();
        (await _tail.Next(default)).Select(e => e.Position).ShouldBe(others.Appended.Select(e => e.Position));
    }

    [Fact]
    public async Task A_writer_that_began_after_the_gap_was_seen_is_not_waited_for()
    {
        await _node.Execute("SELECT nextval('mt_events_sequence')");
        var others = await _node.Receive(Guid.CreateVersion7());
        await using var first = await LateWriter.Begin(_node);
        (await _tail.Next(default)).ShouldBeEmpty();
        (await _tail.Next(default)).ShouldBeEmpty("the writer could still own the gap");
        await using var second = await LateWriter.Begin(_node);

        await first.Commit();

        (await _tail.Next(default)).Select(e => e.Position).ShouldBe([.. others.Appended.Select(e => e.Position), first.Position]);
        await second.RollBack();
    }

    [Fact]
    public async Task A_long_transaction_that_takes_no_number_holds_up_nothing()
    {
        await using var connection = await _node.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("INSERT INTO audit (action, subject) VALUES ('long', 'x')", transaction: transaction);
        await _node.Execute("SELECT nextval('mt_events_sequence')");
        var others = await _node.Receive(Guid.CreateVersion7());

        (await Until(others.Appended[^1].Position)).ShouldBe(others.Appended.Select(e => e.Position));
    }

    [Fact]
    public async Task It_begins_behind_what_is_there_once_nobody_can_still_add_to_it()
    {
        await using var late = await LateWriter.Begin(_node);
        var others = await _node.Receive(Guid.CreateVersion7());
        var tail = new LogTail(_node.Database);

        (await tail.TryStart(default)).ShouldBeFalse();
        await late.Commit();

        (await tail.TryStart(default)).ShouldBeTrue();
        tail.Position.ShouldBe(others.Appended[^1].Position);
    }

    [Fact]
    public async Task Whatever_commits_late_or_never_all_that_was_committed_is_handed_out_once_and_in_order()
    {
        var dice = new Random(20261122);
        var writers = Enumerable.Range(0, 8).Select(_ => dice.Next()).Select(async seed =>
        {
            var chance = new Random(seed);
            for (var i = 0; i < 25; i++)
            {
                await using var writer = await LateWriter.Begin(_node);
                for (var others = chance.Next(3); others > 0; others--) await Task.Yield();
                await (chance.Next(4) == 0 ? writer.RollBack() : writer.Commit());
            }
        });
        var writing = Task.WhenAll(writers);
        var handed = new List<long>();
        while (!writing.IsCompleted) handed.AddRange((await _tail.Next(default)).Select(e => e.Position));
        await writing;
        var last = await _node.Receive(Guid.CreateVersion7());
        handed.AddRange(await Until(last.Appended[^1].Position));

        handed.ShouldBe(await _node.List<long>("SELECT seq_id FROM mt_events WHERE seq_id > @_start ORDER BY seq_id", new { _start }));
        handed.Count.ShouldBeGreaterThan(100);
    }

    private async Task<List<long>> Until(long position)
    {
        var positions = new List<long>();
        while (_tail.Position < position) positions.AddRange((await _tail.Next(default)).Select(e => e.Position));
        return positions;
    }
}

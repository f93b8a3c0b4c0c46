using SupportHub.Store.Readers;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Store;
using static SupportHub.Web.Tests.Readers.ReaderNodes;

namespace SupportHub.Web.Tests.Readers;

public sealed class ParkingTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private readonly string _name = $"notes-{Guid.NewGuid():N}";
    private readonly string _other = $"other-{Guid.NewGuid():N}";
    private readonly Guid _staff = Guid.CreateVersion7();
    private readonly Guid _poisonous = Guid.CreateVersion7();
    private bool _poison = true;
    private int _tries;

    [Fact]
    public async Task An_event_that_cannot_be_handled_parks_its_reader_and_no_other()
    {
        await using var node = await postgres.Node(Short, Poisoned(), new Notebook(_other));
        await node.Receive(Guid.CreateVersion7());
        var poison = await node.Receive(_poisonous, "My number is 555-0142");
        var last = await node.Receive(Guid.CreateVersion7());

        var parked = await node.Until(_name, state => state.ParkedAt is not null);
        await node.Reached(_other, last.Appended[^1].Position);

        parked.ShouldSatisfyAllConditions(
            state => state.ParkedPosition.ShouldBe(poison.Appended[0].Position),
            state => state.ParkedStream.ShouldBe(_poisonous),
            state => state.ParkedEvent.ShouldBe("conversation_started"),
            state => state.ParkedError.ShouldBe("InvalidOperationException: FormatException", "a message could quote the client"),
            state => state.Position.ShouldBeLessThan(poison.Appended[0].Position),
            state => state.BehindSince.ShouldNotBeNull());
        _tries.ShouldBe(1 + Short.Retries.Count + 1, "once with others, then alone");
        (await Notebook.Lines(node, _name)).ShouldBe((await node.Log()).TakeWhile(position => position < poison.Appended[0].Position));
        (await Notebook.Lines(node, _other)).ShouldBe(await node.Log());
    }

    [Fact]
    public async Task A_retry_by_a_person_goes_on_once_the_cause_is_gone()
    {
        await using var node = await postgres.Node(Short, Poisoned());
        var poison = await node.Receive(_poisonous);
        var parked = await node.Until(_name, state => state.ParkedAt is not null);
        var desk = node.Get<ReaderDesk>();
        (await desk.Retry(_name, parked.ParkedPosition!.Value, _staff, default)).ShouldBeTrue();
        await node.Until(_name, state => state.ParkedAt > parked.ParkedAt);

        _poison = false;
        (await desk.Retry(_name, parked.ParkedPosition.Value, _staff, default)).ShouldBeTrue();
        await node.Reached(_name, poison.Appended[^1].Position);

        (await Notebook.Lines(node, _name)).ShouldBe(await node.Log());
        (await desk.Retry(_name, parked.ParkedPosition.Value, _staff, default)).ShouldBeFalse("it is parked there no more");
        (await Record(node)).ShouldBe([$"{_staff} reader-retried {parked.ParkedPosition}", $"{_staff} reader-retried {parked.ParkedPosition}"]);
    }

    [Fact]
    public async Task A_skip_by_a_person_passes_over_one_event_and_says_who_and_why()
    {
        await using var node = await postgres.Node(Short, Poisoned());
        var poison = await node.Receive(_poisonous);
        var parked = await node.Until(_name, state => state.ParkedAt is not null);
        var desk = node.Get<ReaderDesk>();
        await Should.ThrowAsync<ArgumentException>(() => desk.Skip(_name, parked.ParkedPosition!.Value, _staff, " ", default));
        (await desk.Skip(_name, parked.ParkedPosition!.Value + 1, _staff, "wrong place", default)).ShouldBeFalse();

        (await desk.Skip(_name, parked.ParkedPosition.Value, _staff, " written by a trial version ", default)).ShouldBeTrue();
        _poison = false;
        await node.Reached(_name, poison.Appended[^1].Position);

        (await Notebook.Lines(node, _name)).ShouldBe((await node.Log()).Where(position => position != parked.ParkedPosition));
        (await Record(node)).ShouldBe([$"{_staff} reader-skipped {parked.ParkedPosition} written by a trial version"]);
    }

    [Fact]
    public async Task An_event_that_this_program_cannot_read_parks_too_and_a_restart_forgets_nothing()
    {
        var id = Guid.CreateVersion7();
        await using (var before = await postgres.Node(Short, new Notebook(_name)))
        {
            await before.Execute("""
                INSERT INTO mt_streams (id, type, version) VALUES (@id, 'robot', 1);
                INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp)
                VALUES (nextval('mt_events_sequence'), @id, @id, 1, '{}', 'robot_woke', now())
                """, new { id });
            await before.Until(_name, state => state.ParkedAt is not null);
        }

        await using var after = await postgres.Node(Short, new Notebook(_name));
        var parked = await after.Until(_name, state => state.Holder is not null);

        parked.ShouldSatisfyAllConditions(
            state => state.ParkedEvent.ShouldBe("robot_woke"), state => state.ParkedError.ShouldBe("UnreadableEvent: UnknownEvent robot_woke"));
        (await after.Get<ReaderDesk>().Skip(_name, parked.ParkedPosition!.Value, _staff, "of another program", default)).ShouldBeTrue();
        await after.Reached(_name, (await after.Receive(Guid.CreateVersion7())).Appended[^1].Position);
        // The next tests' readers are not to stumble over it.
        await after.Execute("DELETE FROM mt_streams WHERE id = @id", new { id });
    }

    private Notebook Poisoned() => new(_name)
    {
        Then = (recorded, _) =>
        {
            if (!_poison || recorded.StreamId != _poisonous) return Task.CompletedTask;
            _tries++;
            throw new InvalidOperationException("text of a client", new FormatException("text of a client"));
        },
    };

    private Task<IReadOnlyList<string>> Record(StoreNode node) => node.List<string>(
        "SELECT concat_ws(' ', staff_id, action, detail ->> 'position', detail ->> 'reason') FROM audit WHERE subject = 'reader:' || @_name ORDER BY id", new { _name });
}

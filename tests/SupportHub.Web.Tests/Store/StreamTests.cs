using SupportHub.Domain.Cases;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>Reading a stream as it is and as it was, beginning and closing one.</summary>
public sealed class StreamTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private readonly StoreNode _node = new(postgres.ConnectionString);
    private readonly StoreNode _otherNode = new(postgres.ConnectionString);
    private readonly Guid _id = Guid.CreateVersion7();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _otherNode.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_is_read_as_it_was_at_a_version_and_at_a_moment()
    {
        await _node.Receive(_id, "first");
        var second = (await _node.Receive(_id, "second")).Appended[^1];
        await _node.Receive(_id, "third");

        (await At(second.Version)).ShouldBe(["first", "second"]);
        (await _node.Events.Conversations.LoadAt(_id, second.At, default))!.State.Unanswered.Select(m => m.Text).ShouldBe(["first", "second"]);
        (await _node.Events.Conversations.LoadAt(_id, second.At.AddDays(-1), default)).ShouldBeNull();
        (await At(99)).ShouldBe(["first", "second", "third"]);

        async Task<IEnumerable<string>> At(long version) =>
            (await _node.Events.Conversations.LoadAt(_id, version, default))!.State.Unanswered.Select(m => m.Text);
    }

    [Fact]
    public async Task What_another_node_wrote_is_seen_by_the_next_look()
    {
        await _node.Receive(_id, "here");
        await _otherNode.Receive(_id, "there");
        (await _node.Events.Conversations.Load(_id, default))!.State.Unanswered.Select(m => m.Text).ShouldBe(["here", "there"]);

        await _otherNode.Events.Conversations.Update(_id, c => c.ChangeLanguage(Language.Spanish, Story.Noon), Story.Staff, default);
        var back = await _node.Events.Conversations.Update(_id, c => c.ChangeLanguage(Language.English, Story.Noon), Story.Staff, default);

        back.State.Language.ShouldBe(Language.English, "it was Spanish, though this node had not heard");
        back.Appended.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_is_begun_once()
    {
        var opened = new CaseOpened("27123", $"{_id:N}"[..9], _id, _id, Guid.Empty, Story.Noon);

        (await _node.Events.Cases.Start(_id, [opened], Story.Staff, default)).ShouldNotBeNull();

        (await _otherNode.Events.Cases.Start(_id, [opened], Story.Staff, default)).ShouldBeNull();
        (await _node.Events.Cases.Load(_id, default))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task An_archived_stream_is_read_and_no_longer_written()
    {
        await _node.Receive(_id, "the last word");

        (await _otherNode.Events.Conversations.Archive(_id, default)).ShouldBeTrue();

        (await Should.ThrowAsync<StreamArchived>(() => _node.Note(_id, "too late"))).StreamId.ShouldBe(_id);
        (await _node.Events.Conversations.Load(_id, default))!.Version.ShouldBe(2);
        (await _node.Ask<long>("SELECT count(*) FROM mt_events WHERE stream_id = @_id AND is_archived", new { _id })).ShouldBe(2);
        (await _node.Events.Conversations.Archive(Guid.CreateVersion7(), default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_case_is_loaded_from_its_snapshot_and_another_program_can_read_it_there()
    {
        var origin = new CaseOpened("06037", $"{_id:N}"[..9], _id, _id, Guid.Empty, Story.Noon);
        await _node.Events.Cases.Update(_id, c => c.Escalate(
            origin, Guid.CreateVersion7(), _id, EscalationReason.UrgentFood, "No food since Monday", Story.Noon.AddHours(2), Guid.Empty, Story.Noon), Story.Staff, default);
        var acknowledged = await _node.Events.Cases.Update(_id, c => c.Acknowledge(Guid.CreateVersion7(), Story.Noon), Story.Staff, default);

        (await _otherNode.Events.Cases.Load(_id, default)).ShouldBe(new(acknowledged.State, 3));

        (await _node.Ask<string>("SELECT concat_ws(' ', data ->> 'Id', data ->> 'County', data -> 'Escalation' ->> 'Need', mt_version) FROM mt_doc_case WHERE id = @_id", new { _id }))
            .ShouldBe($"{_id} 06037 No food since Monday 3");
        await Invariants.Hold(_node);
    }
}

using SupportHub.Domain.Cases;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>Reading a stream as it is and as it was, beginning and closing one.</summary>
public sealed class StreamTests(PostgresFixture postgres) : TwoNodes(postgres)
{
    [Fact]
    public async Task A_stream_is_read_as_it_was_at_a_version_and_at_a_moment()
    {
        await Node.Receive(Id, "first");
        var second = (await Node.Receive(Id, "second")).Appended[^1];
        await Node.Receive(Id, "third");

        (await At(second.Version)).ShouldBe(["first", "second"]);
        (await Node.Events.Conversations.LoadAt(Id, second.At, default))!.State.Unanswered.Select(m => m.Text).ShouldBe(["first", "second"]);
        (await Node.Events.Conversations.LoadAt(Id, second.At.AddDays(-1), default)).ShouldBeNull();
        (await At(99)).ShouldBe(["first", "second", "third"]);

        async Task<IEnumerable<string>> At(long version) =>
            (await Node.Events.Conversations.LoadAt(Id, version, default))!.State.Unanswered.Select(m => m.Text);
    }

    [Fact]
    public async Task What_another_node_wrote_is_seen_by_the_next_look()
    {
        await Node.Receive(Id, "here");
        await OtherNode.Receive(Id, "there");
        (await Node.Events.Conversations.Load(Id, default))!.State.Unanswered.Select(m => m.Text).ShouldBe(["here", "there"]);

        await OtherNode.Events.Conversations.Update(Id, c => c.ChangeLanguage(Language.Spanish, Story.Noon), Story.Staff, default);
        var back = await Node.Events.Conversations.Update(Id, c => c.ChangeLanguage(Language.English, Story.Noon), Story.Staff, default);

        back.State.Language.ShouldBe(Language.English, "it was Spanish, though this node had not heard");
        back.Appended.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_is_begun_once()
    {
        var opened = new CaseOpened("27123", $"{Id:N}"[..9], Id, Id, Guid.Empty, Story.Noon);

        (await Node.Events.Cases.Start(Id, [opened], Story.Staff, default)).ShouldNotBeNull();

        (await OtherNode.Events.Cases.Start(Id, [opened], Story.Staff, default)).ShouldBeNull();
        (await Node.Events.Cases.Load(Id, default))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task An_archived_stream_is_read_and_no_longer_written()
    {
        await Node.Receive(Id, "the last word");

        (await OtherNode.Events.Conversations.Archive(Id, default)).ShouldBeTrue();

        (await Should.ThrowAsync<StreamArchived>(() => Node.Note(Id, "too late"))).StreamId.ShouldBe(Id);
        (await Node.Events.Conversations.Load(Id, default))!.Version.ShouldBe(2);
        (await Node.Ask<long>("SELECT count(*) FROM mt_events WHERE stream_id = @Id AND is_archived", new { Id })).ShouldBe(2);
        (await Node.Events.Conversations.Archive(Guid.CreateVersion7(), default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_case_is_loaded_from_its_snapshot_and_another_program_can_read_it_there()
    {
        var origin = new CaseOpened("06037", $"{Id:N}"[..9], Id, Id, Guid.Empty, Story.Noon);
        await Node.Events.Cases.Update(Id, c => c.Escalate(
            origin, Guid.CreateVersion7(), Id, EscalationReason.UrgentFood, "No food since Monday", Story.Noon.AddHours(2), Guid.Empty, Story.Noon), Story.Staff, default);
        var acknowledged = await Node.Events.Cases.Update(Id, c => c.Acknowledge(Guid.CreateVersion7(), Story.Noon), Story.Staff, default);

        (await OtherNode.Events.Cases.Load(Id, default)).ShouldBe(new(acknowledged.State, 3));

        (await Node.Ask<string>("SELECT concat_ws(' ', data ->> 'Id', data ->> 'County', data -> 'Escalation' ->> 'Need', mt_version) FROM mt_doc_case WHERE id = @Id", new { Id }))
            .ShouldBe($"{Id} 06037 No food since Monday 3");
        await Invariants.Hold(Node);
    }
}

using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

public sealed class AppendTests(PostgresFixture postgres) : TwoNodes(postgres)
{
    [Fact]
    public async Task What_was_appended_is_loaded_again()
    {
        var received = await Node.Receive(Id, "Where is my card?");

        received.Version.ShouldBe(2);
        received.Appended.Select(e => e.Version).ShouldBe([1, 2]);
        var loaded = await Node.Events.Conversations.Load(Id, default);
        loaded!.Version.ShouldBe(2);
        loaded.State.Unanswered.Single().Text.ShouldBe("Where is my card?");
        (await Node.Events.Conversations.Read(Id, 1, default)).Single().ShouldBe(received.Appended[1]);
        (await Node.Events.Conversations.Load(Guid.CreateVersion7(), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_refusal_appends_nothing()
    {
        var refused = await Node.Note(Id, "to nobody");

        refused.Refusal.ShouldBe(Refusals.NotThere);
        refused.Version.ShouldBe(0);
        (await Node.Events.Conversations.Load(Id, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Appending_at_an_older_version_answers_null_and_leaves_nothing()
    {
        await Node.Receive(Id);
        var decidedOn = (await Node.Events.Conversations.Load(Id, default))!;
        (await Append(decidedOn, "first")).ShouldNotBeNull();

        (await Append(decidedOn, "too late")).ShouldBeNull();

        (await Node.Ask<long>("SELECT count(*) FROM messages WHERE conversation_id = @Id AND kind = 1", new { Id })).ShouldBe(1);
        await Invariants.Hold(Node);
    }

    [Fact]
    public async Task An_update_decides_again_when_another_writer_was_first()
    {
        await Node.Receive(Id);
        var decided = 0;

        var updated = await Node.Events.Conversations.Update(Id, conversation =>
        {
            if (decided++ == 0) OtherNode.Note(Id, "the other writer").GetAwaiter().GetResult();
            return conversation.AddNote(Guid.CreateVersion7(), Guid.Empty, "mine", Story.Noon);
        }, Story.Staff, default);

        decided.ShouldBe(2);
        updated.Version.ShouldBe(4);
        await Invariants.Hold(Node);
    }

    [Fact]
    public async Task A_conflict_that_persists_is_told_after_three_tries()
    {
        await Node.Receive(Id);
        var decided = 0;

        var conflict = await Should.ThrowAsync<ConcurrencyConflict>(() => Node.Events.Conversations.Update(Id, conversation =>
        {
            OtherNode.Note(Id, $"the other writer, {++decided}").GetAwaiter().GetResult();
            return conversation.AddNote(Guid.CreateVersion7(), Guid.Empty, "mine", Story.Noon);
        }, Story.Staff, default));

        conflict.StreamId.ShouldBe(Id);
        decided.ShouldBe(3);
        await Invariants.Hold(Node);
    }

    [Fact]
    public async Task Two_that_start_the_same_stream_are_told_apart()
    {
        var decided = 0;

        var updated = await Node.Events.Conversations.Update(Id, conversation =>
        {
            if (decided++ == 0) OtherNode.Receive(Id, "first").GetAwaiter().GetResult();
            return conversation.Receive(Story.From(Id), Story.Says("second"), Story.Noon);
        }, Story.Contact, default);

        updated.Version.ShouldBe(3);
        updated.State.Unanswered.Select(m => m.Text).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task The_same_external_id_twice_is_one_message()
    {
        var first = await Node.Receive(Id, "Hello", "SM-twice");
        var message = first.State.Unanswered.Single().MessageId;

        var duplicate = await Should.ThrowAsync<DuplicateMessage>(() => Node.Receive(Id, "Hello", "SM-twice"));

        duplicate.ShouldSatisfyAllConditions(d => d.ConversationId.ShouldBe(Id), d => d.MessageId.ShouldBe(message));
        (await Node.Events.Conversations.Load(Id, default))!.Version.ShouldBe(2);
        (await Node.Receive(Guid.CreateVersion7(), "Hello", "SM-twice", channel: Channel.WebChat)).Version.ShouldBe(2, "another channel has ids of its own");
    }

    [Fact]
    public async Task A_contact_has_one_open_conversation_on_a_channel()
    {
        var contact = Guid.CreateVersion7();
        await Node.Receive(Id, contact: contact);

        var refused = await Should.ThrowAsync<OpenConversationExists>(() => Node.Receive(Guid.CreateVersion7(), contact: contact));

        refused.ConversationId.ShouldBe(Id);
        (await Node.Receive(Guid.CreateVersion7(), contact: contact, channel: Channel.WebChat)).Version.ShouldBe(2);
        await Node.Events.Conversations.Update(Id, c => c.Resolve(Guid.Empty, Story.Noon), Story.Staff, default);
        (await Node.Receive(Guid.CreateVersion7(), contact: contact)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_countys_case_number_is_one_case()
    {
        await Open(Guid.CreateVersion7(), "27123");
        await Open(Guid.CreateVersion7(), "06037");

        await Should.ThrowAsync<ConcurrencyConflict>(() => Open(Guid.CreateVersion7(), "06037"));

        Task Open(Guid id, string county) => Node.Events.Cases.Update(
            id, _ => new CaseOpened(county, "1B2C3D4", Id, Id, Guid.Empty, Story.Noon), Story.Staff, default);
    }

    [Fact]
    public async Task Texts_arrive_whole_and_what_PostgreSQL_cannot_hold_is_marked()
    {
        const string Harmless = "\u0001\u202E שלום 👩‍👩‍👧 <b>&amp;</b> \\u0000 'quoted'";

        var received = await Node.Receive(Id, Harmless);
        await Node.Receive(Id, "nul \0 and half a pair \uD83D.");

        received.State.Unanswered.Single().Text.ShouldBe(Harmless);
        var stored = await Node.Events.Conversations.Load(Id, default);
        stored!.State.Unanswered.Select(m => m.Text).ShouldBe([Harmless, "nul \uFFFD and half a pair \uFFFD."]);
        (await Node.List<string>("SELECT text FROM messages WHERE conversation_id = @Id ORDER BY version", new { Id }))
            .ShouldBe(stored.State.Unanswered.Select(m => m.Text));
    }

    [Fact]
    public async Task Many_writers_at_once_are_all_heard()
    {
        await Node.Receive(Id);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Node.Note(Id, $"note {i}")));

        (await Node.Ask<long>("SELECT count(*) FROM messages WHERE kind = 1 AND conversation_id = @Id", new { Id })).ShouldBe(60);
        await Invariants.Hold(Node);
    }

    [Fact]
    public async Task Writers_on_two_nodes_leave_no_gap_whoever_gives_up()
    {
        await Node.Receive(Id);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            try
            {
                await (i % 2 == 0 ? Node : OtherNode).Note(Id, $"note {i}");
                return 1;
            }
            catch (ConcurrencyConflict)
            {
                return 0;
            }
        }));

        (await Node.Ask<long>("SELECT count(*) FROM messages WHERE kind = 1 AND conversation_id = @Id", new { Id })).ShouldBe(outcomes.Sum());
        await Invariants.Hold(Node);
    }

    private Task<Updated<Conversation>?> Append(Loaded<Conversation> decidedOn, string note) => Node.Events.Conversations.AppendAt(
        Id, decidedOn, [new NoteAdded(Guid.CreateVersion7(), Guid.Empty, note, Story.Noon)], Story.Staff, default);
}

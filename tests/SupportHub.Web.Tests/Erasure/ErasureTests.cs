using SupportHub.Domain.Cases;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Erasure;
using SupportHub.Store.Records;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Store;

namespace SupportHub.Web.Tests.Erasure;

public sealed class ErasureTests : IAsyncLifetime
{
    private const string Reason = "Asked for it in writing, request 17";
    private StoreNode _node = null!;
    private StoreNode _otherNode = null!;
    private Zebra _zebra = null!;

    private Eraser Eraser => _node.Get<Eraser>();

    // A database of its own for each: the search goes through all of it.
    public async Task InitializeAsync()
    {
        var database = await TestPostgres.NewDatabaseAsync();
        _node = new(database);
        _otherNode = await new StoreNode(database).Started();
        _zebra = await new Zebra(_node).Plant();
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _otherNode.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_of_a_person_is_left_in_any_column_of_any_table_and_a_rebuild_brings_nothing_back()
    {
        (await _zebra.Traces()).Select(trace => trace.Split(' ')[0]).ShouldBe(
            ["audit", "cases", "consent_ledger", "contact_addresses", "contacts", "conversations", "gaps", "gaps_beside", "inbound_keys", "messages", "mt_doc_case", "mt_events", "reader_skips", "work_items"],
            ignoreOrder: true);

        (await Erase()).ShouldBe(new(2, 1));

        (await _zebra.Traces()).ShouldBeEmpty();
        await _node.Views.Rebuild(default);
        (await _zebra.Traces()).ShouldBeEmpty();
        await Invariants.Hold(_node);
    }

    [Fact]
    public async Task What_stood_in_the_ledger_before_it_was_known_whose_the_conversation_is_goes_with_the_person()
    {
        const string unknown = "FROM consent_ledger WHERE contact_id = @stranger";
        var (stranger, conversation) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _node.Events.Conversations.Update(conversation, c => c.Receive(
            new(Channel.Sms, stranger, Zebra.Phone, "hub", null, null, null, Language.English) { WriterUnknown = true },
            new(Guid.CreateVersion7(), Guid.NewGuid().ToString(), "STOP zebrafinch", SensitiveKinds.None, null, new(ConsentKind.Stop, "STOP zebrafinch")), Story.Noon),
            Story.Contact, default);
        await _node.Events.Conversations.Update(_zebra.ByText, c => c.Resolve(Guid.Empty, Story.Noon), Story.Staff, default);
        await _node.Events.Conversations.Update(conversation, c => c.FileTo(_zebra.Contact, null, Story.Noon), Story.Staff, default);
        (await _node.Ask<long>($"SELECT count(*) {unknown}", new { stranger })).ShouldBe(1);

        await Erase();

        (await _zebra.Traces()).ShouldBeEmpty();
        (await _node.List<string>($"SELECT DISTINCT address {unknown}", new { stranger })).ShouldBe([Erased.Words]);
    }

    [Fact]
    public async Task What_the_log_counts_by_stays_as_it_was()
    {
        var last = await _node.Ask<long>("SELECT max(seq_id) FROM mt_events");
        var before = await _zebra.Frame(last);

        await Erase();

        (await _zebra.Frame(last)).ShouldBe(before);
        (await _node.List<string>("SELECT type FROM mt_events WHERE seq_id > @last ORDER BY type", new { last }))
            .ShouldBe(["case_erased", "conversation_erased", "conversation_erased"]);
    }

    [Fact]
    public async Task The_streams_still_load_and_say_that_they_are_erased()
    {
        await Erase();

        var talk = (await _node.Events.Conversations.Load(_zebra.ByText, default))!.State;
        (talk.IsErased, talk.IsResolved, talk.Topic, talk.Channel).ShouldBe((true, true, "ebt-card-lost", Channel.Sms));
        var found = (await _otherNode.Events.Cases.Load(_zebra.Case, default))!.State;
        (found.CaseNumber, found.Escalation!.Need, found.Escalation.IsOpen).ShouldBe((Erased.CaseNumber(_zebra.Case), Erased.Words, false));
        (await _node.List<string>("SELECT DISTINCT text FROM messages")).ShouldBe([Erased.Words]);
    }

    [Fact]
    public async Task Nothing_goes_out_any_more()
    {
        (await Eraser.Scope(_zebra.Contact, default))!.ShouldSatisfyAllConditions(
            scope => scope.Unsent.ShouldBePositive(), scope => scope.Conversations.ShouldBe(2), scope => scope.Cases.ShouldBe(1), scope => scope.Address.ShouldBe(Zebra.Phone));

        await Erase();

        (await _node.Ask<long>("SELECT count(*) FROM work_items WHERE done_at IS NULL")).ShouldBe(0);
        (await Eraser.Scope(_zebra.Contact, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_was_decided_on_before_the_erasure_writes_nothing_after_it()
    {
        var loaded = (await _otherNode.Events.Conversations.Load(_zebra.ByText, default))!;
        loaded.State.Address.ShouldBe(Zebra.Phone);

        await Erase();

        (await _otherNode.Events.Conversations.AppendAt(
            _zebra.ByText, loaded, [new NoteAdded(Guid.CreateVersion7(), Guid.Empty, "zebrafinch", Story.Noon)], Story.Staff, default)).ShouldBeNull();
        (await _otherNode.Note(_zebra.ByText, "zebrafinch")).Refusal.ShouldBe(Refusals.Erased);
        (await _zebra.Traces()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_began_in_the_moment_of_the_erasure_is_erased_as_soon_as_a_node_sees_it()
    {
        await Erase();

        // The contact was looked up just before, the conversation and the case are committed just after.
        var (late, found) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _node.Receive(late, "zebrafinch once more", contact: _zebra.Contact);
        await _node.Events.Cases.Update(found, c => c.Escalate(
            new("06037", "ZEBRAFINCH2", late, _zebra.Contact, Guid.Empty, Story.Noon), Guid.CreateVersion7(), late, EscalationReason.Other, "Zebrafinch waits",
            Story.Noon.AddHours(1), Guid.Empty, Story.Noon), Story.Staff, default);
        await _otherNode.Feed.HandledAsync(await _node.Ask<long>("SELECT max(seq_id) FROM mt_events"), default);

        (await _zebra.Traces()).ShouldBeEmpty();
        await Invariants.Hold(_node);
    }

    [Fact]
    public async Task Another_node_forgets_as_soon_as_it_hears_of_it()
    {
        await _otherNode.Events.Conversations.Load(_zebra.ByText, default);
        await _otherNode.Events.Cases.Load(_zebra.Case, default);

        await Erase();
        await _otherNode.Feed.HandledAsync(await _node.Ask<long>("SELECT max(seq_id) FROM mt_events"), default);

        var seen = new List<string>();
        await _otherNode.Events.Conversations.Update(_zebra.ByText, c => { seen.Add(c.Address); return Refusals.Erased; }, Story.Staff, default);
        await _otherNode.Events.Cases.Update(_zebra.Case, c => { seen.Add(c.Escalation?.Need ?? ""); return Refusals.Erased; }, Story.Staff, default);
        seen.ShouldNotContain(word => word == Zebra.Phone || word.Contains("Zebrafinch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_writes_again_is_somebody_new()
    {
        await Erase();

        var again = await _node.Get<Contacts>().FindOrCreate(Channel.Sms, Zebra.Phone, Language.English, default);

        (again.Id == _zebra.Contact, again.OptedOut, again.Name).ShouldBe((false, false, null));
    }

    [Fact]
    public async Task An_archived_stream_is_erased_too_and_stays_archived()
    {
        await _node.Events.Conversations.Archive(_zebra.ByChat, default);

        await Erase();

        (await _zebra.Traces()).ShouldBeEmpty();
        (await _node.Ask<long>("SELECT count(*) FROM mt_events WHERE stream_id = @ByChat AND NOT is_archived", new { _zebra.ByChat })).ShouldBe(0);
        (await _node.Ask<bool>("SELECT is_archived FROM mt_streams WHERE id = @ByChat", new { _zebra.ByChat })).ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_on_record_who_erased_when_and_why_and_not_whom()
    {
        var admin = Guid.CreateVersion7();

        (await Eraser.Erase(_zebra.Contact, admin, Reason, default)).Refusal.ShouldBeNull();

        (await _node.List<string>("SELECT concat_ws(' ', staff_id, subject, detail) FROM audit WHERE action = 'contact-erased'")).ShouldBe(
            [$$"""{{admin}} contact:{{_zebra.Contact}} {"cases": 1, "reason": "{{Reason}}", "conversations": 2}"""]);
        (await Eraser.All(default)).Single().ShouldSatisfyAllConditions(
            person => person.ContactId.ShouldBe(_zebra.Contact), person => person.By.ShouldBe(admin), person => person.Reason.ShouldBe(Reason));
    }

    [Fact]
    public async Task A_reason_is_asked_for_and_must_not_name_the_person()
    {
        (await Eraser.Erase(_zebra.Contact, null, " ", default)).Refusal.ShouldBe(ErasureReason.Missing);
        (await Eraser.Erase(_zebra.Contact, null, "Mrs zebrafinch asked", default)).Refusal.ShouldBe(ErasureReason.NamesThePerson);
        (await Eraser.Erase(Guid.CreateVersion7(), null, Reason, default)).Refusal.ShouldBe(ErasureRefusals.NoSuchContact);
        (await _node.Ask<long>("SELECT count(*) FROM erasures")).ShouldBe(0);
    }

    [Fact]
    public async Task After_a_restore_the_list_is_applied_again_and_once_more_changes_nothing()
    {
        // The backup is from before the erasure: it knows neither of the list nor that anybody is gone.
        var list = new ErasedPerson(_zebra.Contact, Story.Noon, null, Reason);

        (await Eraser.Again([list], default)).ShouldBe([new(2, 1)]);
        (await _zebra.Traces()).ShouldBeEmpty();

        var events = await _node.Ask<long>("SELECT count(*) FROM mt_events");
        await Eraser.Again([list], default);
        (await _node.Ask<long>("SELECT count(*) FROM mt_events")).ShouldBe(events);
        (await _node.Ask<long>("SELECT count(*) FROM audit WHERE action = 'contact-erased'")).ShouldBe(1);
        await Invariants.Hold(_node);
    }

    private Task<ErasureResult> Erase() => Eraser.Erase(_zebra.Contact, null, Reason, default);
}

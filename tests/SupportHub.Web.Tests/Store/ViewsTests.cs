using SupportHub.Domain.Cases;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

public sealed class ViewsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private readonly StoreNode _node = new(postgres.ConnectionString);
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Guid _case = Guid.CreateVersion7();
    private readonly Guid _agent = Guid.CreateVersion7();
    private readonly string _number = $"{Guid.NewGuid():N}"[..9];
    private Guid _contact;

    public async Task InitializeAsync() =>
        _contact = (await _node.Get<Contacts>().FindOrCreate(Channel.Sms, $"+1213555{Random.Shared.Next(10000):D4}", Language.Spanish, default)).Id;

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_conversations_row_says_who_waits_since_when_and_for_what()
    {
        await Walk();

        var row = await _node.List<(int Holder, int Urgency, string Topic, string First, string Last, int Author, Guid Assignee, string County, int Status)>("""
            SELECT holder, urgency, topic, first_words, last_words, last_author, assignee, county, escalation_status FROM conversations WHERE id = @Id
            """, new { Id = _id });
        row.Single().ShouldBe((
            (int)Holder.Agents, (int)Urgency.High, "ebt-stolen-benefits", "My money is gone", "STOP", (int)Participant.Contact, _agent, "06037",
            (int)EscalationStatus.Acknowledged));
    }

    [Fact]
    public async Task Messages_stand_in_order_with_author_kind_choices_and_delivery()
    {
        await Walk();

        (await _node.List<string>("""
            SELECT concat_ws(' ', version, ordinal, author, kind, delivery, error_code, provider_id, choices -> 0 ->> 'Value', topic)
            FROM messages WHERE conversation_id = @Id ORDER BY version, ordinal
            """, new { Id = _id })).ShouldBe(
        [
            "2 0 0 0",
            "3 0 1 0 0 person ebt-stolen-benefits",
            "3 1 1 0 0 ebt-stolen-benefits",
            "6 0 2 0 5 30003 SM-out",
            "7 0 2 1",
            "8 0 4 2 0 escalated",
            "11 0 0 0",
        ]);
    }

    [Fact]
    public async Task Long_words_are_cut_between_characters()
    {
        var text = new string('x', 199) + "👩‍👩‍👧" + new string('y', 2000);
        await _node.Receive(_id, text, contact: _contact);

        (await _node.Ask<string>("SELECT last_words FROM conversations WHERE id = @Id", new { Id = _id })).ShouldBe(new string('x', 199));
        (await _node.Ask<string>("SELECT text FROM messages WHERE conversation_id = @Id", new { Id = _id })).ShouldBe(text);
    }

    [Fact]
    public async Task Opting_out_stands_with_the_contact_and_in_the_ledger_until_they_opt_in()
    {
        await _node.Receive(_id, "stop.", contact: _contact);
        (await _node.Get<Contacts>().ById(_contact, default))!.ShouldSatisfyAllConditions(
            contact => contact.OptedOut.ShouldBeTrue(), contact => contact.OptedOutAt.ShouldBe(Story.Noon));

        await _node.Receive(_id, "START", contact: _contact);

        (await _node.Get<Contacts>().ById(_contact, default))!.OptedOut.ShouldBeFalse();
        (await _node.List<string>("SELECT concat_ws(' ', change, wording, by) FROM consent_ledger WHERE contact_id = @_contact ORDER BY id", new { _contact }))
            .ShouldBe(["0 stop contact", "1 START contact"]);
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_rows()
    {
        await Walk();
        await _node.Receive(Guid.CreateVersion7(), "somebody else");
        var before = await Rows();
        await _node.Execute("UPDATE conversations SET topic = 'wrong', last_words = NULL; DELETE FROM messages; UPDATE cases SET answer = 'wrong'; UPDATE contacts SET opted_out = false");
        (await Rows()).ShouldNotBe(before);

        await _node.Views.Rebuild(default);

        (await Rows()).ShouldBe(before);
    }

    [Fact]
    public async Task A_rebuild_keeps_the_opt_out_of_everybody_on_the_phone_that_said_stop()
    {
        const string phone = "+12135550188";
        var ana = (await _node.Get<Contacts>().FindOrCreate(Channel.Sms, phone, Language.English, default)).Id;
        var (ben, late) = (
            await _node.Get<ContactBook>().AddPerson(phone, "Ben", Language.English, null, default),
            (await _node.Get<Contacts>().FindOrCreate(Channel.Sms, "+12135550189", Language.English, default)).Id);
        var unknown = (await _node.Get<Contacts>().Writing(Channel.Sms, phone, Language.English, Story.Noon, Story.Noon, default)).Contact.Id;
        var conversation = Guid.CreateVersion7();
        foreach (var (id, person, consent) in new[]
            { (Guid.CreateVersion7(), unknown, null), (conversation, ana, null), (conversation, ana, new ConsentWord(ConsentKind.Stop, "STOP")) })
            await _node.Events.Conversations.Update(id, c => c.Receive(
                new(Channel.Sms, person, phone, "hub", null, null, null, Language.English),
                new(Guid.CreateVersion7(), Guid.NewGuid().ToString(), consent?.Wording ?? "hello", SensitiveKinds.None, null, consent), Story.Noon), Story.Contact, default);
        await _node.Get<ContactBook>().AddPhone(late, phone, Guid.CreateVersion7(), default);
        Guid[] people = [ana, ben, late, unknown];

        foreach (var person in people) (await _node.Get<Contacts>().ById(person, default))!.OptedOut.ShouldBeTrue();
        await _node.Execute("UPDATE contacts SET opted_out = false, opted_out_at = NULL WHERE id <> @late", new { late });
        await _node.Views.Rebuild(default);

        foreach (var person in people) (await _node.Get<Contacts>().ById(person, default))!.OptedOut.ShouldBeTrue();
    }

    [Fact]
    public async Task A_rebuild_runs_beside_the_traffic_and_screens_see_whole_rows_all_the_time()
    {
        await Walk();
        var seen = Guid.CreateVersion7();
        await _node.Receive(seen, "always there");
        using var done = new CancellationTokenSource();
        var (written, looks, gaps) = (0, 0, 0);
        var begun = new TaskCompletionSource();
        var traffic = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var (id, i) = (Guid.CreateVersion7(), 0); !done.IsCancellationRequested; i++)
            {
                await _node.Receive(id, $"message {i}");
                await _node.Receive(_id, i % 2 == 0 ? "STOP" : "START", contact: _contact);
                Interlocked.Increment(ref written);
                begun.TrySetResult();
            }
        })).ToList();
        var screen = Task.Run(async () =>
        {
            for (; !done.IsCancellationRequested; looks++)
                if (await _node.Ask<long>("SELECT count(*) FROM conversations c JOIN messages m ON m.conversation_id = c.id WHERE c.id = @seen", new { seen }) != 1) gaps++;
        });

        await begun.Task;
        for (var rebuild = 0; rebuild < 3; rebuild++) await _node.Views.Rebuild(default);
        await done.CancelAsync();
        await Task.WhenAll([.. traffic, screen]);

        (written, looks, gaps).ShouldSatisfyAllConditions(x => x.written.ShouldBePositive(), x => x.looks.ShouldBePositive(), x => x.gaps.ShouldBe(0));
        var after = await Rows();
        await _node.Views.Rebuild(default);
        (await Rows()).ShouldBe(after, "nothing was missed while the tables changed places");
        await Invariants.Hold(_node);
    }

    [Fact]
    public async Task The_tables_made_anew_have_every_key_and_index_of_the_old()
    {
        const string Catalogue = """
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN ('conversations', 'messages', 'inbound_keys', 'cases', 'mt_doc_case', 'consent_ledger')
            UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype <> 'n' AND connamespace = 'public'::regnamespace
            UNION ALL SELECT table_name || column_name || data_type || is_nullable || coalesce(column_default, '') || is_identity FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%'
            ORDER BY 1
            """;
        var before = await _node.List<string>(Catalogue);

        await _node.Views.Rebuild(default);

        (await _node.List<string>(Catalogue)).ShouldBe(before);
    }

    // One conversation with everything in it.
    private async Task Walk()
    {
        var store = _node.Events;
        await _node.Receive(_id, "My money is gone", contact: _contact);
        var turn = new BotTurn("hand_off", "ebt-stolen-benefits", 0.9, Language.English, "v1", false);
        var (first, second, reply) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await store.Conversations.Update(_id, c => c.BotReply(
            [new(first, "I am sorry.", [new("A person", "person")]), new(second, "A person will help.", [])],
            turn, Dialogue.New with { Disclosed = true }, new(HandoffReason.HumanTopic, null, Urgency.High), false, Story.Noon), new("bot"), default);
        await store.Conversations.Update(_id, c => c.Reply(reply, _agent, "I will ask your county.", false, Story.Noon), Story.Staff, default);
        await _node.Note(_id, "Sounds upset");
        await store.Conversations.Update(_id, c => c.Notify(Guid.CreateVersion7(), "escalated", "The county calls by 3:40 pm.", Story.Noon), Story.Staff, default);
        await store.Conversations.Update(_id, c => c.LinkCase(_case, "06037", _number, _agent, Story.Noon), Story.Staff, default);
        await store.Conversations.Update(_id, c => c.ReportDelivery(reply, DeliveryStatus.Failed, "30003", "SM-out", Story.Noon), new("twilio"), default);
        await _node.Receive(_id, "STOP", contact: _contact);
        var origin = new CaseOpened("06037", _number, _id, _contact, _agent, Story.Noon);
        await store.Cases.Update(_case, c => c.Escalate(
            origin, Guid.CreateVersion7(), _id, EscalationReason.StolenBenefits, "New card", Story.Noon.AddHours(2), _agent, Story.Noon), Story.Staff, default);
        await store.Cases.Update(_case, c => c.Acknowledge(Guid.CreateVersion7(), Story.Noon), Story.Staff, default);
    }

    private async Task<string> Rows() => string.Join('\n', await _node.List<string>("""
        SELECT to_jsonb(c)::text FROM conversations c
        UNION ALL SELECT to_jsonb(m)::text FROM messages m
        UNION ALL SELECT to_jsonb(k)::text FROM inbound_keys k
        UNION ALL SELECT to_jsonb(x)::text FROM cases x
        UNION ALL SELECT (to_jsonb(d) - 'mt_last_modified')::text FROM mt_doc_case d
        UNION ALL SELECT to_jsonb(p)::text FROM contacts p
        UNION ALL SELECT (to_jsonb(l) - 'id')::text FROM consent_ledger l
        ORDER BY 1
        """));
}

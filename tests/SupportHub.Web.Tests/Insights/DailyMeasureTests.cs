using Microsoft.Extensions.Options;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Readers;
using SupportHub.Web.Conversations;
using SupportHub.Web.Insights;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Readers;
using SupportHub.Web.Tests.Store;

namespace SupportHub.Web.Tests.Insights;

public sealed class DailyMeasureTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    // Half past eleven in the evening before, at the desk in Los Angeles.
    private static readonly DateTimeOffset EveningBefore = new(2026, 3, 4, 7, 30, 0, TimeSpan.Zero);

    private readonly Guid _agent = Guid.CreateVersion7();

    [Fact]
    public async Task An_event_counts_on_the_desks_day_under_its_channel_and_the_language_of_that_moment()
    {
        await using var node = await Node();
        var before = await Counts(node);

        await Done(node, await Walk(node));

        (await Counts(node)).Where(count => before.GetValueOrDefault(count.Key) != count.Value)
            .Select(count => $"{count.Key} {count.Value - before.GetValueOrDefault(count.Key)}").ShouldBe(
        [
            "2026-03-03 conversations-started Sms English 1",
            "2026-03-03 messages-received Sms English 1",
            "2026-03-04 bot-hand-off Sms Spanish 1",
            "2026-03-04 handed-to-people Sms Spanish 1",
            "2026-03-04 agent-replies Sms Spanish 1",
            "2026-03-04 escalations-raised Sms Spanish 1",
            "2026-03-04 escalations-answered Sms Cantonese 1",
            "2026-03-04 resolved Sms Cantonese 1",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Rows_made_anew_while_events_keep_coming_equal_those_that_were_counted_as_they_came()
    {
        await using var node = await Node();
        var rebuild = node.Get<ReaderRebuild>();
        for (var i = 0; i < 5; i++) await Done(node, await Walk(node));
        // What is wrong in the rows must be gone afterwards; what comes in meanwhile must be there once.
        await node.Execute("UPDATE daily_measures SET count = count + 1000");

        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 8; i++) await Walk(node);
        }));
        var rebuilt = 0;
        while (!writing.IsCompleted)
        {
            if (await rebuild.Run(DailyMeasures.ReaderName, default)) rebuilt++;
            (await node.Ask<bool>("SELECT EXISTS (SELECT FROM daily_measures)")).ShouldBeTrue("the board is never empty");
        }
        await writing;
        await Done(node, await Walk(node));
        var asTheyCame = await Counts(node);
        (await rebuild.Run(DailyMeasures.ReaderName, default)).ShouldBeTrue();

        rebuilt.ShouldBeGreaterThan(1);
        (await Counts(node)).ShouldBe(asTheyCame, ignoreOrder: true);
        asTheyCame["2026-03-04 agent-replies Sms Spanish"].ShouldBe(
            await node.Ask<long>("SELECT count(*) FROM mt_events WHERE type = 'agent_replied'"), "each walk has one");
        asTheyCame.Values.Sum().ShouldBe(await node.Ask<long>("SELECT count(*) FROM mt_events WHERE type NOT IN ('case_opened', 'language_changed', 'conversation_assigned')"));
        (await node.Ask<long>("SELECT count(*) FROM daily_measures_beside")).ShouldBe(0);
    }

    [Fact]
    public async Task A_rebuild_passes_over_what_a_person_told_the_reader_to_skip()
    {
        await using var node = await Node();
        await Done(node, await Walk(node));
        var id = Guid.CreateVersion7();
        await node.Execute("""
            INSERT INTO mt_streams (id, type, version) VALUES (@id, 'robot', 1);
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            VALUES (nextval('mt_events_sequence'), @id, @id, 1, '{}', 'robot_woke', now())
            """, new { id });
        await Walk(node);
        var parked = await node.Until(DailyMeasures.ReaderName, state => state.ParkedAt is not null);
        var rebuild = node.Get<ReaderRebuild>();
        await Should.ThrowAsync<Exception>(() => rebuild.Run(DailyMeasures.ReaderName, default), "the same event is in its way");

        await node.Get<ReaderDesk>().Skip(DailyMeasures.ReaderName, parked.ParkedPosition!.Value, _agent, "of another program", default);
        await Done(node, await Walk(node));
        var asTheyCame = await Counts(node);
        (await rebuild.Run(DailyMeasures.ReaderName, default)).ShouldBeTrue();

        (await Counts(node)).ShouldBe(asTheyCame, ignoreOrder: true);
        await node.Execute("DELETE FROM mt_streams WHERE id = @id", new { id });
    }

    private Task<StoreNode> Node() =>
        postgres.Node(ReaderNodes.Short, new DailyMeasures(new(Options.Create(new DeskHoursOptions()), TimeProvider.System)));

    private static Task Done(StoreNode node, long position) => node.Reached(DailyMeasures.ReaderName, position);

    // A client writes English on one day; on the next the bot hears Spanish, a person answers, the county is asked, and Cantonese ends it.
    private async Task<long> Walk(StoreNode node)
    {
        var (conversations, cases) = (node.Events.Conversations, node.Events.Cases);
        var (id, caseId, number) = (Guid.CreateVersion7(), Guid.CreateVersion7(), $"{Guid.NewGuid():N}"[..12]);
        await conversations.Update(id, c => c.Receive(Story.From(id), Story.Says("Hello"), EveningBefore), Story.Contact, default);
        await conversations.Update(id, c => c.BotReply(
            [new(Guid.CreateVersion7(), "Una persona le ayudará.", [])], new("hand_off", null, 0.9, Language.Spanish, "v1", false),
            Dialogue.New, new(HandoffReason.Asked, null, Urgency.Routine), false, Story.Noon), new("bot"), default);
        await conversations.Update(id, c => c.Reply(Guid.CreateVersion7(), _agent, "Buenos días", false, Story.Noon), Story.Staff, default);
        var origin = new CaseOpened("06037", number, id, id, _agent, Story.Noon);
        await cases.Update(caseId, c => c.Escalate(
            origin, Guid.CreateVersion7(), id, EscalationReason.Other, "A call", Story.Noon.AddHours(2), _agent, Story.Noon), Story.Staff, default);
        await conversations.Update(id, c => c.ChangeLanguage(Language.Cantonese, Story.Noon), Story.Staff, default);
        await cases.Update(caseId, c => c.Answer("Done", _agent, Story.Noon), Story.Staff, default);
        return (await conversations.Update(id, c => c.Resolve(_agent, Story.Noon), Story.Staff, default)).Appended[^1].Position;
    }

    private static async Task<Dictionary<string, long>> Counts(StoreNode node) =>
        (await node.List<(DateTime Day, string Measure, int Channel, int Language, long Count)>("SELECT day::timestamp, measure, channel, language, count FROM daily_measures"))
        .ToDictionary(row => $"{row.Day:yyyy-MM-dd} {row.Measure} {(Channel)row.Channel} {(Language)row.Language}", row => row.Count);
}

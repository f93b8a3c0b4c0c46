using SupportHub.Domain.Conversations;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Inbox;

public sealed class QueueTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private readonly Desk _desk = new(hub);

    [Fact]
    public async Task Who_is_in_danger_stands_first_then_who_waits_longest()
    {
        var patient = await _desk.HandedOff("I have a question", Urgency.Routine);
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await _desk.HandedOff("Me too", Urgency.Routine);
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        var crisis = await _desk.HandedOff("I cannot go on", Urgency.Crisis);

        var rows = await Page(QueueView.Waiting);
        rows.Select(row => row.Id).Where(id => id == patient || id == later || id == crisis).ShouldBe([crisis, patient, later]);
        rows[0].Why(hub.Clock.GetUtcNow()).ShouldBe(WhyHere.Crisis);
    }

    [Fact]
    public async Task A_promise_that_ran_out_comes_back_to_the_queue_with_the_time_it_ran_out()
    {
        var promised = await _desk.Taken();
        await _desk.Escalated(promised);
        await _desk.Get<ReplyToClient>().Run(promised, "The county calls you within the hour.", _desk.Amy, Desk.Patience);
        (await Page(QueueView.Waiting)).Select(row => row.Id).ShouldNotContain(promised);

        hub.Clock.Advance(TimeSpan.FromMinutes(61));
        (await Page(QueueView.Waiting)).Single(row => row.Id == promised).Why(hub.Clock.GetUtcNow()).ShouldBe(WhyHere.PromiseLate);
    }

    [Theory]
    [InlineData(QueueView.Waiting)]
    [InlineData(QueueView.All)]
    public async Task Pages_join_without_a_gap_or_a_repetition(QueueView view)
    {
        for (var i = 0; i < 5; i++) await _desk.HandedOff($"Page {i}", (Urgency)(i % 2));
        var whole = await Page(view);

        var paged = new List<Guid>();
        for (QueueRow? last = null; ;)
        {
            var page = await _desk.Get<QueueQuery>().Page(new(view, null), _desk.Amy.Id, last, 2, Desk.Patience);
            if (page.Count == 0) break;
            paged.AddRange(page.Select(row => row.Id));
            last = page[^1];
        }
        paged.ShouldBe(whole.Select(row => row.Id));
    }

    [Fact]
    public async Task What_an_agent_takes_is_theirs_and_what_is_resolved_leaves_the_queue()
    {
        var mine = await _desk.Taken("Take this one");
        (await Page(QueueView.Mine)).Select(row => row.Id).ShouldContain(mine);

        await _desk.Get<ResolveConversation>().Run(mine, _desk.Amy, Desk.Patience);
        (await Page(QueueView.Mine)).Select(row => row.Id).ShouldNotContain(mine);
        (await Page(QueueView.Resolved)).Select(row => row.Id).ShouldContain(mine);
    }

    [Fact]
    public async Task Search_finds_what_was_typed_as_it_is()
    {
        var found = await _desk.HandedOff("100% of my benefits_are gone", Urgency.Routine);
        await _desk.HandedOff("100 of my benefits are gone", Urgency.Routine);

        (await Page(QueueView.Waiting, "100% of")).Select(row => row.Id).ShouldBe([found]);
        (await Page(QueueView.Waiting, "benefits_are")).Select(row => row.Id).ShouldBe([found]);
        (await Page(QueueView.Waiting, "no such words")).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<QueueRow>> Page(QueueView view, string? search = null) =>
        _desk.Get<QueueQuery>().Page(new(view, search), _desk.Amy.Id, null, 500, Desk.Patience);
}

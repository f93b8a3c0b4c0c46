using SupportHub.Domain;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
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

    [Fact]
    public async Task A_row_shows_the_clients_newest_words_and_in_a_crisis_those_that_told_of_it()
    {
        var waits = await _desk.HandedOff("I have a question", Urgency.Routine);
        await Says(waits, c => c.Receive(s_chat, s_wrote("My rent is due"), hub.Clock.GetUtcNow()));
        await Says(waits, c => c.Notify(Guid.CreateVersion7(), "waiting", "We got your message.", hub.Clock.GetUtcNow()));
        (await Row(waits)).Words.ShouldBe("My rent is due");

        await Says(waits, c => c.RecognizeCrisis("crisis-suicide", [(Guid.CreateVersion7(), "Call or text 988.")], hub.Clock.GetUtcNow()));
        await Says(waits, c => c.Receive(s_chat, s_wrote("ok"), hub.Clock.GetUtcNow()));
        ((await Row(waits)).Words, (await Row(waits)).Why(hub.Clock.GetUtcNow())).ShouldBe(("My rent is due", WhyHere.Crisis));

        await _desk.Get<ResolveConversation>().Run(waits, _desk.Amy, Desk.Patience);
        await Says(waits, c => c.Receive(s_chat, s_wrote("bye"), hub.Clock.GetUtcNow()));
        ((await Row(waits)).Words, (await Row(waits)).Why(hub.Clock.GetUtcNow())).ShouldBe(("bye", WhyHere.WroteAgain));
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

    private static readonly Origin s_chat = new(Channel.WebChat, Guid.Empty, "", "demo", null, null, null, Language.English);

    private static readonly Func<string, IncomingMessage> s_wrote = text => new(Guid.CreateVersion7(), Guid.NewGuid().ToString(), text, SensitiveKinds.None, null, null);

    private Task<Updated<Conversation>> Says(Guid conversation, Func<Conversation, Decision<ConversationEvent>> decide) =>
        hub.Store.Conversations.Update(conversation, decide, new Act("system"), Desk.Patience);

    private async Task<QueueRow> Row(Guid conversation) => (await Page(QueueView.Waiting)).Single(row => row.Id == conversation);

    private Task<IReadOnlyList<QueueRow>> Page(QueueView view, string? search = null) =>
        _desk.Get<QueueQuery>().Page(new(view, search), _desk.Amy.Id, null, 500, Desk.Patience);
}

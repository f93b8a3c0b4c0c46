using System.Text.Json;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Counties;
using SupportHub.Domain.Languages;
using SupportHub.Store.Work;
using SupportHub.Web.Access;
using SupportHub.Web.Cases;
using SupportHub.Web.Clients;
using SupportHub.Web.Liaison;
using SupportHub.Web.Tests.Hosting;
using Case = SupportHub.Domain.Cases.Case;

namespace SupportHub.Web.Tests.Cases;

public sealed class EscalatingTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private readonly Desk _desk = new(hub);
    private readonly Staff _pat = Desk.Member(Roles.Liaison, Desk.Alameda);

    [Fact]
    public async Task Escalating_links_the_conversation_and_tells_the_client_by_when_the_county_answers()
    {
        var conversation = await _desk.Taken();
        var found = await _desk.Escalated(conversation, Desk.Alameda, "1B2K334");

        var header = await _desk.Header(conversation);
        header.CaseId.ShouldBe(found);
        header.CaseNumber.ShouldBe("1B2K334");
        header.EscalationStatus.ShouldBe(EscalationStatus.Raised);
        // An hour of the county's time after ten in the morning.
        (await _desk.Notices(conversation)).ShouldHaveSingleItem().ShouldContain("11:00 am today");
    }

    [Theory]
    [InlineData(Language.Spanish, "antes de las 11:00")]
    [InlineData(Language.Cantonese, "今日上午11:00前")]
    public async Task The_client_is_told_in_their_own_language(Language language, string promise)
    {
        var conversation = await _desk.Taken("…", language: language);
        await _desk.Escalated(conversation);
        (await _desk.Notices(conversation)).ShouldHaveSingleItem().ShouldContain(promise);
    }

    [Theory]
    [InlineData(Channel.Sms, true)]
    [InlineData(Channel.WebChat, false)]
    public async Task A_call_is_promised_only_to_a_client_whose_number_we_have(Channel channel, bool called)
    {
        var conversation = await _desk.Taken(channel: channel);
        await _desk.Escalated(conversation);

        (await _desk.Notices(conversation))[^1].Contains("They will call you", StringComparison.Ordinal).ShouldBe(called);
    }

    [Fact]
    public async Task The_countys_answer_wakes_a_resolved_conversation_and_reaches_the_client()
    {
        var conversation = await _desk.Taken();
        var found = await _desk.Escalated(conversation);
        await _desk.Get<Web.Inbox.ResolveConversation>().Run(conversation, _desk.Amy, Desk.Patience);
        (await _desk.Header(conversation)).Resolved.ShouldBeTrue();

        (await _desk.Get<AcknowledgeEscalation>().Run(found, _pat, Desk.Patience)).ShouldBeNull();
        (await _desk.Get<AnswerEscalation>().Run(found, "Approved today. The card is loaded tomorrow.", _pat, Desk.Patience)).ShouldBeNull();
        await hub.SettledAsync(Desk.Patience);

        var header = await _desk.Header(conversation);
        header.Resolved.ShouldBeFalse();
        header.WaitingSince.ShouldNotBeNull();
        header.EscalationStatus.ShouldBe(EscalationStatus.Answered);
        var told = await _desk.Notices(conversation);
        told.Count.ShouldBe(3);
        told[1].ShouldContain("Alameda County has your request");
        told[2].ShouldContain("Approved today. The card is loaded tomorrow.");
    }

    [Fact]
    public async Task Where_the_conversation_that_asked_has_ended_in_favour_of_another_the_county_is_heard_there()
    {
        var (asked, other) = (await _desk.Taken(), await _desk.Taken("Another matter"));
        var found = await _desk.Escalated(asked);
        var contact = (await _desk.Header(other)).ContactId;
        (await _desk.Get<OneConversation>().Make(contact, other, [asked], [], _ => Task.CompletedTask, new("staff"), Desk.Patience)).ShouldBeNull();
        await hub.Store.Conversations.Update(other, c => c.Reply(Guid.CreateVersion7(), _desk.Amy.Id, "We asked the county.", false, hub.Clock.GetUtcNow()), new("staff"), Desk.Patience);

        (await _desk.Get<AnswerEscalation>().Run(found, "Approved today.", _pat, Desk.Patience)).ShouldBeNull();
        await hub.SettledAsync(Desk.Patience);

        var (ended, goesOn) = (await _desk.Header(asked), await _desk.Header(other));
        (ended.Resolved, goesOn.CaseId, goesOn.WaitingSince is null).ShouldBe((true, found, false));
        (await _desk.Notices(other)).ShouldContain(text => text.Contains("Approved today.", StringComparison.Ordinal));
        (await _desk.Notices(asked)).ShouldNotContain(text => text.Contains("Approved today.", StringComparison.Ordinal));
        (await _desk.Get<Web.Inbox.ReplyToClient>().Run(asked, "Good news", _desk.Amy, Desk.Patience)).ShouldBe(Refusals.GoesOnElsewhere);
    }

    [Fact]
    public async Task A_call_nobody_answered_is_told_as_a_call_and_not_twice_as_two_steps()
    {
        var conversation = await _desk.Taken();
        var found = await _desk.Escalated(conversation);
        (await _desk.Get<LogCall>().Run(found, CallOutcome.NoAnswer, _pat, Desk.Patience)).ShouldBeNull();
        await hub.SettledAsync(Desk.Patience);
        (await _desk.Notices(conversation)).Skip(1).ShouldHaveSingleItem().ShouldContain("tried to call you");
    }

    [Fact]
    public async Task A_step_that_is_told_twice_after_a_crash_reaches_the_client_once()
    {
        var conversation = await _desk.Taken();
        var found = await _desk.Escalated(conversation);
        var raised = (await hub.Store.Cases.Read(found, 0, Desk.Patience)).Single(step => step.Data is EscalationRaised);
        var again = JsonSerializer.SerializeToElement(new { caseId = found, version = raised.Version });

        await _desk.Get<IEnumerable<IWorkHandler>>().Single(handler => handler.Kind == "tell-client").Handle(new(0, "tell-client", conversation, again, 1), Desk.Patience);

        (await _desk.Notices(conversation)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_case_number_is_the_same_case_and_can_be_escalated_once_at_a_time()
    {
        var conversation = await _desk.Taken();
        await _desk.Escalated(conversation, Desk.Alameda, "SAME-1");
        (await _desk.Escalate(await _desk.Taken(), Desk.Alameda, " same-1 ")).ShouldBe(Case.AlreadyEscalated);
    }

    [Fact]
    public async Task What_cannot_be_escalated_is_refused_by_name_and_nothing_is_written()
    {
        var conversation = await _desk.Taken();
        (await _desk.Escalate(conversation, Desk.Alameda, "?")).ShouldBe(CaseNumber.NotACaseNumber);
        (await _desk.Escalate(conversation, Desk.Alameda, "123-45-6789")).ShouldBe(Refusals.SensitiveNumber);
        (await _desk.Escalate(conversation, "99999", "1B2K335")).ShouldBe(EscalateCase.NoSuchCounty);
        (await _desk.Escalate(conversation, Desk.Alameda, "1B2K335", need: " ")).ShouldBe(Case.SayWhatIsNeeded);
        (await _desk.Escalate(Guid.NewGuid(), Desk.Alameda, "1B2K335")).ShouldBe(Refusals.NotThere);
        (await _desk.Header(conversation)).CaseId.ShouldBeNull();

        await _desk.Escalated(conversation, Desk.Alameda, "1B2K335");
        (await _desk.Escalate(conversation, Desk.Alameda, "1B2K336")).ShouldBe(Refusals.OtherCaseLinked);
    }

    [Fact]
    public async Task The_timeline_tells_every_step_with_who_and_when()
    {
        var conversation = await _desk.Taken();
        var found = await _desk.Escalated(conversation);
        await _desk.Get<DeclineEscalation>().Run(found, "The case is in another county.", _pat, Desk.Patience);
        await hub.SettledAsync(Desk.Patience);

        var story = await _desk.Get<CaseTimeline>().Whole(found, Desk.Patience);
        // The bot may have been quicker than the agent, or not.
        story.Steps.Select(step => step.Step).Where(step => step is not (TimelineStep.BotAnswered or TimelineStep.HandedOff)).ShouldBe(
            [TimelineStep.ClientWrote, TimelineStep.Taken, TimelineStep.Escalated, TimelineStep.CaseLinked, TimelineStep.ClientTold, TimelineStep.Declined, TimelineStep.ClientTold],
            ignoreOrder: true);
        story.Steps.Single(step => step.Step == TimelineStep.Declined).Staff.ShouldBe(_pat.Id);
    }
}

using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Conversations;

public class StaffTests
{
    private static readonly Conversation s_waiting = Given.Folded(Given.Started(), Given.Wrote("help me please"), Given.HandedOff());

    [Fact]
    public void Whoever_answers_takes_the_conversation()
    {
        var decision = s_waiting.Reply(Guid.NewGuid(), Given.Amy, "Hello", false, Given.Noon.AddMinutes(4));

        var state = Given.Folded(s_waiting, decision);
        state.Assignee.ShouldBe(Given.Amy);
        state.WaitingSince.ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_written_to_a_number_that_opted_out_but_a_chat_goes_on()
    {
        s_waiting.Reply(Guid.NewGuid(), Given.Amy, "Hello", true, Given.Noon).Refusal.ShouldBe(Refusals.OptedOut);

        var chat = Given.Folded(Given.Started(Channel.WebChat), Given.HandedOff());
        chat.Reply(Guid.NewGuid(), Given.Amy, "Hello", true, Given.Noon).Refusal.ShouldBeNull();
    }

    [Fact]
    public void An_empty_or_over_long_reply_is_refused()
    {
        s_waiting.Reply(Guid.NewGuid(), Given.Amy, "  ", false, Given.Noon).Refusal.ShouldBe(Refusals.EmptyText);
        s_waiting.Reply(Guid.NewGuid(), Given.Amy, new string('a', 4001), false, Given.Noon).Refusal.ShouldBe(Refusals.TooLong);
    }

    [Theory]
    [InlineData("Your SSN 123-45-6789 is on file", false)]
    [InlineData("The card 5077 1234 5678 9012 was replaced", false)]
    [InlineData("The PIN is 4821", false)]
    [InlineData("Case 1B23456, call (415) 555-0101 by 5/12/2026", true)]
    public void Staff_cannot_keep_or_send_a_number_that_must_never_be_stored(string text, bool allowed)
    {
        var refusal = allowed ? null : Refusals.SensitiveNumber;

        s_waiting.Reply(Guid.NewGuid(), Given.Amy, text, false, Given.Noon).Refusal.ShouldBe(refusal);
        s_waiting.AddNote(Guid.NewGuid(), Given.Amy, text, Given.Noon).Refusal.ShouldBe(refusal);
    }

    [Fact]
    public void Assigning_twice_is_not_an_error_and_a_resolved_conversation_is_not_assigned()
    {
        var taken = Given.Folded(s_waiting, s_waiting.Assign(Given.Amy, Given.Amy, Given.Noon));
        taken.Assign(Given.Amy, Given.Amy, Given.Noon).Events.ShouldBeEmpty();
        taken.Assign(Given.Amy, Given.Amy, Given.Noon).Refusal.ShouldBeNull();

        var resolved = Given.Folded(taken, taken.Resolve(Given.Amy, Given.Noon));
        resolved.Assign(Given.Ben, Given.Ben, Given.Noon).Refusal.ShouldBe(Refusals.AlreadyResolved);
    }

    [Fact]
    public void A_delivery_status_only_moves_forward()
    {
        var message = Guid.NewGuid();
        var state = Given.Folded(Given.Started(), new AgentReplied(message, Given.Amy, "Hello", Given.Noon));
        state = Given.Folded(state, state.ReportDelivery(message, DeliveryStatus.Delivered, null, "SM1", Given.Noon));
        state.Texts[message].Whole.ShouldBe(DeliveryStatus.Delivered);

        state.ReportDelivery(message, DeliveryStatus.Sent, null, "SM1", Given.Noon).Events.ShouldBeEmpty();
        state.ReportDelivery(message, DeliveryStatus.Failed, "30003", "SM1", Given.Noon).Events.ShouldBeEmpty();
        state.ReportDelivery(Guid.NewGuid(), DeliveryStatus.Sent, null, null, Given.Noon).Refusal.ShouldBe(Refusals.UnknownMessage);
    }

    [Fact]
    public void The_countys_answer_wakes_a_resolved_conversation()
    {
        var caseId = Guid.NewGuid();
        var state = Given.Folded(s_waiting, s_waiting.LinkCase(caseId, "06037", "1B2C3D4", Given.Amy, Given.Noon));
        state = Given.Folded(state, state.Resolve(Given.Amy, Given.Noon));

        state.Progress(Guid.NewGuid(), CaseProgress.Answered, Given.Noon).Refusal.ShouldBe(Refusals.NoCase);
        state = Given.Folded(state, state.Progress(caseId, CaseProgress.Answered, Given.Noon.AddHours(1)));

        state.IsResolved.ShouldBeFalse();
        state.WaitingSince.ShouldBe(Given.Noon.AddHours(1));
    }

    [Fact]
    public void A_conversation_is_about_one_case()
    {
        var state = Given.Folded(s_waiting, s_waiting.LinkCase(Guid.NewGuid(), "06037", "1B2C3D4", Given.Amy, Given.Noon));

        state.LinkCase(Guid.NewGuid(), "06001", "9Z", Given.Amy, Given.Noon).Refusal.ShouldBe(Refusals.OtherCaseLinked);
    }

    [Fact]
    public void A_notice_is_given_once_however_often_its_work_is_done()
    {
        var notice = Guid.NewGuid();
        var state = Given.Folded(s_waiting, s_waiting.Notify(notice, "county-answered", "The county answered", Given.Noon));
        state.Notices.ShouldContain(notice);

        state.Notify(notice, "county-answered", "The county answered", Given.Noon).Events.ShouldBeEmpty();
    }
}

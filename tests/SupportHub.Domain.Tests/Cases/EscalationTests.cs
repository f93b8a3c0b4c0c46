using SupportHub.Domain.Cases;
using SupportHub.Domain.Tests.Conversations;
using Case = SupportHub.Domain.Cases.Case;

namespace SupportHub.Domain.Tests.Cases;

public class EscalationTests
{
    private static readonly Guid s_conversation = Guid.NewGuid();
    private static readonly Guid s_liaison = Guid.NewGuid();
    private static readonly CaseOpened s_origin = new("06037", "1B2C3D4", s_conversation, Given.Contact, Given.Amy, Given.Noon);

    private static Case Fold(Case from, Decision<CaseEvent> decision) => decision.Events.Aggregate(from, (state, happened) => state.Evolve(happened));

    private static Decision<CaseEvent> Escalate(Case from, string need = "Call about the missed interview", int promisedMinutes = 60) =>
        from.Escalate(s_origin, Guid.NewGuid(), s_conversation, EscalationReason.InterviewProblem, need, Given.Noon.AddMinutes(promisedMinutes), Given.Amy, Given.Noon);

    [Fact]
    public void A_first_escalation_opens_the_case_and_carries_the_promise()
    {
        var state = Fold(Case.Empty, Escalate(Case.Empty));

        state.County.ShouldBe("06037");
        state.Escalation!.Status.ShouldBe(EscalationStatus.Raised);
        state.Escalation.PromisedBy.ShouldBe(Given.Noon.AddMinutes(60));
    }

    [Fact]
    public void A_case_is_escalated_once_at_a_time_and_again_after_its_answer()
    {
        var state = Fold(Case.Empty, Escalate(Case.Empty));
        Escalate(state).Refusal.ShouldBe(Case.AlreadyEscalated);

        state = Fold(state, state.Answer("Interview set for Monday", s_liaison, Given.Noon));

        Escalate(state).Events.Single().ShouldBeOfType<EscalationRaised>();
    }

    [Fact]
    public void An_escalation_says_what_is_needed_and_promises_a_time_to_come()
    {
        Escalate(Case.Empty, need: " ").Refusal.ShouldBe(Case.SayWhatIsNeeded);
        Escalate(Case.Empty, promisedMinutes: 0).Refusal.ShouldBe(Case.PromiseInThePast);
    }

    [Fact]
    public void Neither_the_need_nor_the_answer_holds_a_number_that_must_never_be_stored()
    {
        Escalate(Case.Empty, need: "SSN 123-45-6789, please check").Refusal.ShouldBe(Case.SensitiveNumber);
        var state = Fold(Case.Empty, Escalate(Case.Empty));
        state.Answer("SSN 123-45-6789 was wrong", s_liaison, Given.Noon).Refusal.ShouldBe(Case.SensitiveNumber);
        state.Decline("SSN 123-45-6789 is not ours", s_liaison, Given.Noon).Refusal.ShouldBe(Case.SensitiveNumber);
    }

    [Fact]
    public void A_call_acknowledges_what_was_not_acknowledged()
    {
        var state = Fold(Case.Empty, Escalate(Case.Empty));

        var decision = state.LogCall(CallOutcome.NoAnswer, s_liaison, Given.Noon.AddMinutes(9));

        decision.Events.Select(e => e.GetType().Name).ShouldBe([nameof(EscalationAcknowledged), nameof(CallAttempted)]);
        Fold(state, decision).LogCall(CallOutcome.Reached, s_liaison, Given.Noon.AddMinutes(19)).Events.Single().ShouldBeOfType<CallAttempted>();
    }

    [Fact]
    public void A_closed_escalation_takes_no_further_step()
    {
        var state = Fold(Case.Empty, Escalate(Case.Empty));
        state = Fold(state, state.Decline("This case is in another county", s_liaison, Given.Noon));

        state.Acknowledge(s_liaison, Given.Noon).Refusal.ShouldBe(Case.EscalationClosed);
        state.Answer("Done", s_liaison, Given.Noon).Refusal.ShouldBe(Case.EscalationClosed);
        Case.Empty.Acknowledge(s_liaison, Given.Noon).Refusal.ShouldBe(Case.NotOpened);
    }

    [Fact]
    public void The_timeline_tells_both_streams_steps_in_the_order_of_time()
    {
        var opened = Escalate(Case.Empty).Events;
        var answered = Fold(Case.Empty, Escalate(Case.Empty)).Answer("Interview set", s_liaison, Given.Noon.AddMinutes(30)).Events;

        var entries = Timeline.Of([.. opened, .. answered, Given.Wrote("i missed my interview"), Given.Wrote("are you there", 1), Given.HandedOff(2)]);

        entries.Select(e => e.Step).ShouldBe(
            [TimelineStep.Escalated, TimelineStep.ClientWrote, TimelineStep.HandedOff, TimelineStep.Answered]);
        entries[0].Until.ShouldBe(Given.Noon.AddMinutes(60));
        entries[^1].Staff.ShouldBe(s_liaison);
    }
}

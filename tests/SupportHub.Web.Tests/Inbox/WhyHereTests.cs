using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Tests.Inbox;

public sealed class WhyHereTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 4, 18, 0, 0, TimeSpan.Zero);
    private static readonly QueueRow s_waiting = new() { Holder = Holder.Agents, HandoffReason = HandoffReason.Asked, WaitingSince = s_now.AddMinutes(-5) };

    [Fact]
    public void A_crisis_is_named_before_anything_else() =>
        (s_waiting with { Urgency = Urgency.Crisis, PromisedBy = s_now.AddHours(-1), EscalationStatus = EscalationStatus.Raised }).Why(s_now).ShouldBe(WhyHere.Crisis);

    [Theory]
    [InlineData(-1, WhyHere.PromiseLate)]
    [InlineData(1, WhyHere.PromiseRunning)]
    public void A_promise_is_late_from_its_minute_on(int minutes, WhyHere why) =>
        (s_waiting with { WaitingSince = null, PromisedBy = s_now.AddMinutes(minutes), EscalationStatus = EscalationStatus.Acknowledged }).Why(s_now).ShouldBe(why);

    [Theory]
    [InlineData(HandoffReason.Asked, WhyHere.Asked)]
    [InlineData(HandoffReason.NotUnderstood, WhyHere.NotUnderstood)]
    [InlineData(HandoffReason.HumanTopic, WhyHere.HumanTopic)]
    [InlineData(HandoffReason.OutOfScope, WhyHere.OutOfScope)]
    [InlineData(HandoffReason.Files, WhyHere.SentFiles)]
    public void Who_was_handed_off_is_there_for_the_bots_reason(HandoffReason reason, WhyHere why) =>
        (s_waiting with { HandoffReason = reason }).Why(s_now).ShouldBe(why);

    [Fact]
    public void The_countys_answer_is_the_reason_until_the_client_writes_again()
    {
        var answered = s_waiting with { EscalationStatus = EscalationStatus.Answered, PromisedBy = s_now, LastAuthor = Participant.System, Assignee = Guid.NewGuid() };
        answered.Why(s_now).ShouldBe(WhyHere.CountyAnswered);
        (answered with { LastAuthor = Participant.Contact }).Why(s_now).ShouldBe(WhyHere.WroteAgain);
    }

    [Fact]
    public void Nobody_who_was_answered_looks_as_if_they_waited() => (s_waiting with { WaitingSince = null }).Why(s_now).ShouldBe(WhyHere.WaitsForClient);
}

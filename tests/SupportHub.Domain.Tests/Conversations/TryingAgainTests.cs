using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Conversations;

public class TryingAgainTests
{
    private static readonly Guid s_reply = Guid.NewGuid();
    private static readonly Conversation s_lost = Given.Folded(
        Given.Started(), Given.HandedOff(), new AgentReplied(s_reply, Given.Amy, "Hello", Given.Noon),
        new DeliveryReported(s_reply, DeliveryStatus.Undelivered, "30003", "SM1", Given.Noon));

    [Fact]
    public void A_lost_text_goes_out_again_and_late_reports_on_the_first_try_say_nothing_of_it()
    {
        var again = Given.Folded(s_lost, s_lost.TryAgain(s_reply, null, false, Given.Noon.AddMinutes(10), Given.Noon, after: 0));

        again.Texts[s_reply].Whole.ShouldBe(DeliveryStatus.Queued);
        again.ReportDelivery(s_reply, DeliveryStatus.Delivered, null, "SM1", Given.Noon).Events.ShouldBeEmpty();
        again.ReportDelivery(s_reply, DeliveryStatus.Delivered, null, "SM2", Given.Noon, new(0, 0, 1)).Events.Count.ShouldBe(1);
        again.TryAgain(s_reply, null, false, null, Given.Noon, after: 0).Events.ShouldBeEmpty();
    }

    [Fact]
    public void By_itself_it_does_so_twice_and_a_person_may_ask_for_more()
    {
        var state = s_lost;
        for (var tries = 0; tries < Conversation.TriesByItself; tries++)
        {
            state = Given.Folded(state, state.TryAgain(s_reply, null, false, null, Given.Noon, after: tries));
            state = Given.Folded(state, state.ReportDelivery(s_reply, DeliveryStatus.Undelivered, "30003", null, Given.Noon, new(0, 0, tries + 1)));
        }

        state.TryAgain(s_reply, null, false, null, Given.Noon).Events.ShouldBeEmpty();
        state.TryAgain(s_reply, Given.Amy, false, null, Given.Noon).Events.Count.ShouldBe(1);
        state.TryAgain(s_reply, Given.Amy, true, null, Given.Noon).Refusal.ShouldBe(Refusals.OptedOut);
    }

    [Fact]
    public void Of_a_long_text_only_what_is_lost_goes_out_again()
    {
        var parts = Given.Folded(
            Given.Started(), Given.HandedOff(), new AgentReplied(s_reply, Given.Amy, "Long", Given.Noon),
            new DeliveryReported(s_reply, DeliveryStatus.Delivered, null, "SM1", Given.Noon) { Part = 1, Of = 3 },
            new DeliveryReported(s_reply, DeliveryStatus.Failed, "30007", "SM2", Given.Noon) { Part = 2, Of = 3 });
        parts.Texts[s_reply].Whole.ShouldBe(DeliveryStatus.Failed);

        Given.Folded(parts, parts.TryAgain(s_reply, Given.Amy, false, null, Given.Noon)).Texts[s_reply].Parts
            .ShouldBe([DeliveryStatus.Delivered, DeliveryStatus.Queued, DeliveryStatus.Queued]);
    }

    [Theory]
    [InlineData(DeliveryStatus.Undelivered)]
    [InlineData(DeliveryStatus.Stuck)]
    [InlineData(DeliveryStatus.Cancelled)]
    public void Every_part_goes_by_a_trouble_however_far_before_it(DeliveryStatus first)
    {
        var parts = TextStanding.New.With(new(1, 3, 0), first);

        parts.Before(new(2, 3, 0)).ShouldBe(first);
        parts.Before(new(3, 3, 0)).ShouldBe(first);
        parts.With(new(1, 3, 0), DeliveryStatus.Sent).Before(new(3, 3, 0)).ShouldBe(DeliveryStatus.Queued);
    }

    [Theory]
    [InlineData(DeliveryStatus.Delivered)]
    [InlineData(DeliveryStatus.Sending)]
    [InlineData(DeliveryStatus.Blocked)]
    public void What_is_not_lost_or_may_not_be_sent_stays_as_it_is(DeliveryStatus status)
    {
        var state = Given.Folded(
            Given.Started(), Given.HandedOff(), new AgentReplied(s_reply, Given.Amy, "Hello", Given.Noon), new DeliveryReported(s_reply, status, null, "SM1", Given.Noon));

        state.TryAgain(s_reply, Given.Amy, false, null, Given.Noon).Events.ShouldBeEmpty();
    }
}

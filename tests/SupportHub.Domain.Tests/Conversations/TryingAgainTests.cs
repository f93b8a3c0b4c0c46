using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Conversations;

public class TryingAgainTests
{
    private static readonly Guid s_reply = Guid.NewGuid();
    private static readonly Conversation s_lost = Given.Folded(
        Given.Started(), Given.HandedOff(), new AgentReplied(s_reply, Given.Amy, "Hello", Given.Noon),
        new DeliveryReported(s_reply, DeliveryStatus.Undelivered, "30003", "SM1", Given.Noon));
    private static readonly Conversation s_long = Given.Folded(
        Given.Started(), Given.HandedOff(), new AgentReplied(s_reply, Given.Amy, "Long", Given.Noon),
        Report(DeliveryStatus.Sent, new(1, 2, 0)), Report(DeliveryStatus.Sent, new(2, 2, 0)));

    [Fact]
    public void A_lost_text_goes_out_again_and_late_reports_on_the_first_try_say_nothing_of_it()
    {
        var again = Given.Folded(s_lost, s_lost.TryAgain(s_reply, null, false, Given.Noon.AddMinutes(10), Given.Noon, after: default(TextPlace)));

        again.Texts[s_reply].Whole.ShouldBe(DeliveryStatus.Queued);
        again.ReportDelivery(s_reply, DeliveryStatus.Delivered, null, "SM1", Given.Noon).Events.ShouldBeEmpty();
        again.ReportDelivery(s_reply, DeliveryStatus.Delivered, null, "SM2", Given.Noon, new(0, 0, 1)).Events.Count.ShouldBe(1);
        again.TryAgain(s_reply, null, false, null, Given.Noon, after: default(TextPlace)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void By_itself_it_does_so_twice_and_a_person_may_ask_for_more()
    {
        var state = s_lost;
        for (var tries = 0; tries < Conversation.TriesByItself; tries++)
        {
            state = Given.Folded(state, state.TryAgain(s_reply, null, false, null, Given.Noon, after: new(0, 0, tries)));
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

        Given.Folded(parts, parts.TryAgain(s_reply, Given.Amy, false, null, Given.Noon)).Texts[s_reply].Parts.Select(part => part.Status)
            .ShouldBe([DeliveryStatus.Delivered, DeliveryStatus.Queued, DeliveryStatus.Queued]);
    }

    [Fact]
    public void Of_two_parts_that_are_lost_one_after_the_other_both_go_out_again()
    {
        var state = Lost(Lost(s_long, 1), 2);

        state.Texts[s_reply].Parts.ShouldAllBe(part => part.Status == DeliveryStatus.Queued && part.Try == 1);
        state = Reported(state, DeliveryStatus.Delivered, new(1, 2, 1), new(2, 2, 1));
        state.Texts[s_reply].Whole.ShouldBe(DeliveryStatus.Delivered);
    }

    [Fact]
    public void The_other_part_may_be_lost_first()
    {
        var state = Lost(s_long, 2);
        state.Texts[s_reply].Parts.Select(part => part.Try).ShouldBe([0, 1], "the first part is out and is not sent twice");

        // The second stands behind the first, and goes after it again.
        state = Lost(state, 1);
        state.Texts[s_reply].Parts.Select(part => part.Try).ShouldBe([1, 2]);
        state.Texts[s_reply].Whole.ShouldBe(DeliveryStatus.Queued);
    }

    [Fact]
    public void That_a_part_waits_behind_another_is_no_try_of_its_own()
    {
        var state = Lost(Lost(s_long, 2), 1);
        state = Lost(Reported(state, DeliveryStatus.Sent, new(1, 2, 1), new(2, 2, 2)), 2, 2);

        state.Texts[s_reply].Parts[1].ShouldBe(new(DeliveryStatus.Queued, 3, 3, 2, 3));
        state.TryAgain(s_reply, null, false, null, Given.Noon, new(2, 2, 3)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_part_that_is_not_lost_keeps_its_try_and_its_late_report_counts()
    {
        var state = Reported(Lost(s_long, 1), DeliveryStatus.Delivered, new TextPlace(2, 2, 0));

        state.Texts[s_reply].Parts.ShouldBe([new(DeliveryStatus.Queued, 1, 1, 1, 1), new(DeliveryStatus.Delivered)]);
    }

    [Fact]
    public void A_part_that_was_being_sent_when_the_one_before_it_was_lost_is_out_and_not_sent_again()
    {
        var sending = Given.Folded(
            Given.Started(), Given.HandedOff(), new AgentReplied(s_reply, Given.Amy, "Long", Given.Noon), Report(DeliveryStatus.Sent, new(1, 2, 0)));
        var state = Lost(sending, 1);
        state.Texts[s_reply].Parts[1].Try.ShouldBe(1, "it was not known to have left");

        state = Reported(state, DeliveryStatus.Sending, new TextPlace(2, 2, 0));

        state.Texts[s_reply].Counts(new(2, 2, 1)).ShouldBeFalse();
        Reported(state, DeliveryStatus.Delivered, new TextPlace(2, 2, 0)).Texts[s_reply].Parts[1].Status.ShouldBe(DeliveryStatus.Delivered);
    }

    [Fact]
    public void The_number_of_a_try_is_given_once()
    {
        var sending = Given.Folded(
            Given.Started(), Given.HandedOff(), new AgentReplied(s_reply, Given.Amy, "Long", Given.Noon), Report(DeliveryStatus.Sent, new(1, 2, 0)));
        var state = Lost(Reported(Lost(sending, 1), DeliveryStatus.Sent, new TextPlace(2, 2, 0)), 2);

        // Work for its try 1 was written with the first part's, and is there still.
        state.Texts[s_reply].Parts[1].Try.ShouldBe(2);
    }

    [Fact]
    public void What_waits_for_an_administrator_is_not_sent_beside_their_back()
    {
        var state = Reported(s_long, DeliveryStatus.Delivered, new TextPlace(1, 3, 0));
        state = Told(state, Report(DeliveryStatus.Undelivered, new(2, 3, 0)), Report(DeliveryStatus.Stuck, new(3, 3, 0)));

        Given.Folded(state, state.TryAgain(s_reply, Given.Amy, false, null, Given.Noon)).Texts[s_reply].Parts.Select(part => part.Status)
            .ShouldBe([DeliveryStatus.Delivered, DeliveryStatus.Queued, DeliveryStatus.Stuck]);
    }

    [Fact]
    public void By_itself_only_what_passes_goes_out_again()
    {
        var state = Told(s_long, Report(DeliveryStatus.Undelivered, new(1, 2, 0)), Report(DeliveryStatus.Undelivered, new(2, 2, 0)));

        Given.Folded(state, state.TryAgain(s_reply, null, false, null, Given.Noon, new(2, 2, 0))).Texts[s_reply].Parts.Select(part => part.Status)
            .ShouldBe([DeliveryStatus.Undelivered, DeliveryStatus.Queued]);
    }

    [Fact]
    public void A_try_of_before_its_parts_were_named_was_of_all_that_was_lost_or_had_not_left()
    {
        var state = Told(s_long, Report(DeliveryStatus.Undelivered, new(1, 3, 0)), new TextTriedAgain(s_reply, null, null, Given.Noon));

        state.Texts[s_reply].Parts.Select(part => (part.Status, part.Try))
            .ShouldBe([(DeliveryStatus.Queued, 1), (DeliveryStatus.Sent, 0), (DeliveryStatus.Queued, 1)]);
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

    private static DeliveryReported Report(DeliveryStatus status, TextPlace place) =>
        new(s_reply, status, null, "SM1", Given.Noon) { Part = place.Part, Of = place.Of, Try = place.Try };

    private static Conversation Told(Conversation state, params IEnumerable<ConversationEvent> happened) => happened.Aggregate(state, (state, one) => state.Evolve(one));

    private static Conversation Reported(Conversation state, DeliveryStatus status, params IEnumerable<TextPlace> places) =>
        places.Aggregate(state, (state, place) => Given.Folded(state, state.ReportDelivery(s_reply, status, null, "SM1", Given.Noon, place)));

    /// <summary>As the callback does it: the report, then another try.</summary>
    private static Conversation Lost(Conversation state, int part, int @try = 0)
    {
        var place = new TextPlace(part, 2, @try);
        state = Reported(state, DeliveryStatus.Undelivered, place);
        return Given.Folded(state, state.TryAgain(s_reply, null, false, Given.Noon.AddMinutes(10), Given.Noon, place));
    }
}

using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;

namespace SupportHub.Domain.Tests.Conversations;

public class TextMessageTests
{
    private static readonly Guid s_reply = Guid.NewGuid();
    private static readonly Conversation s_answered = Given.Folded(
        Given.Started(), Given.HandedOff(), new AgentReplied(s_reply, Given.Amy, "Hello", Given.Noon.AddMinutes(2)));

    [Fact]
    public void An_opt_out_the_carrier_knows_of_blocks_the_text_and_is_recorded_once()
    {
        var decision = s_answered.ReportOptedOut(s_reply, "21610", s_answered.Address, Given.Noon.AddMinutes(3));

        decision.Events.Select(e => e.GetType().Name).ShouldBe([nameof(DeliveryReported), nameof(ContactOptedOut)]);
        var state = Given.Folded(s_answered, decision);
        state.Texts[s_reply].Whole.ShouldBe(DeliveryStatus.Blocked);
        state.ReportOptedOut(s_reply, "21610", s_answered.Address, Given.Noon.AddMinutes(4)).Events.ShouldBeEmpty();
        state.ReportOptedOut(Guid.NewGuid(), "21610", s_answered.Address, Given.Noon).Refusal.ShouldBe(Refusals.UnknownMessage);
    }

    [Fact]
    public void An_opt_out_the_carrier_knows_of_is_that_of_the_phone_the_text_was_for()
    {
        var elsewhere = Given.Folded(s_answered, new ChannelMoved(Channel.Sms, "+14155550188", s_answered.HubAddress, Given.Noon.AddMinutes(3)));

        elsewhere.ReportOptedOut(s_reply, "21610", s_answered.Address, Given.Noon.AddMinutes(4)).Events.OfType<ContactOptedOut>().Single().Phone.ShouldBe(s_answered.Address);
        s_answered.ReportOptedOut(s_reply, "21610", s_answered.Address, Given.Noon.AddMinutes(4)).Events.OfType<ContactOptedOut>().Single().Phone.ShouldBeNull();
    }

    [Fact]
    public void An_opt_out_the_carrier_knows_of_takes_no_client_s_question_away()
    {
        var state = Given.Folded(s_answered, s_answered.Receive(Given.Origin(), Given.Incoming("are you there?"), Given.Noon.AddMinutes(3)));

        state = Given.Folded(state, state.ReportOptedOut(s_reply, "21610", s_answered.Address, Given.Noon.AddMinutes(4)));

        state.Unanswered.Single().Text.ShouldBe("are you there?");
        state.WaitingSince.ShouldBe(Given.Noon.AddMinutes(3));
    }

    [Theory]
    [InlineData(DeliveryStatus.Queued, DeliveryStatus.Stuck, true)]
    [InlineData(DeliveryStatus.Sending, DeliveryStatus.Stuck, false)]
    [InlineData(DeliveryStatus.Delivered, DeliveryStatus.Cancelled, false)]
    [InlineData(DeliveryStatus.Stuck, DeliveryStatus.Queued, true)]
    [InlineData(DeliveryStatus.Stuck, DeliveryStatus.Cancelled, true)]
    [InlineData(DeliveryStatus.Stuck, DeliveryStatus.Delivered, true)]
    [InlineData(DeliveryStatus.Cancelled, DeliveryStatus.Stuck, false)]
    [InlineData(DeliveryStatus.Cancelled, DeliveryStatus.Queued, false)]
    [InlineData(DeliveryStatus.Cancelled, DeliveryStatus.Delivered, true)]
    public void A_text_waits_for_a_person_only_while_it_has_not_left_and_the_carrier_s_word_stands_above_ours(DeliveryStatus from, DeliveryStatus to, bool moves)
    {
        var state = Given.Folded(s_answered, s_answered.ReportDelivery(s_reply, from, null, null, Given.Noon));

        (state.ReportDelivery(s_reply, to, null, null, Given.Noon).Events.Count == 1).ShouldBe(moves);
    }

    [Theory]
    [InlineData(Channel.Sms, SmsText.LongestBody, true)]
    [InlineData(Channel.Sms, SmsText.LongestBody + 1, false)]
    [InlineData(Channel.WebChat, SmsText.LongestBody + 1, true)]
    public void An_agents_text_is_no_longer_than_the_carrier_takes(Channel channel, int length, bool taken)
    {
        var state = Given.Folded(Given.Started(channel), Given.HandedOff());

        state.Reply(Guid.NewGuid(), Given.Amy, new string('a', length), false, Given.Noon).Refusal.ShouldBe(taken ? null : Refusals.TooLong);
    }
}

using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Conversations;

public class ReceivingTests
{
    [Fact]
    public void A_first_message_starts_the_conversation_and_the_bot_holds_it()
    {
        var decision = Conversation.Empty.Receive(Given.Origin(), Given.Incoming("i lost my card"), Given.Noon);

        decision.Events.Select(e => e.GetType().Name).ShouldBe([nameof(ConversationStarted), nameof(MessageReceived)]);
        var state = Given.Folded(Conversation.Empty, decision);
        state.Holder.ShouldBe(Holder.Bot);
        state.Unanswered.Single().Text.ShouldBe("i lost my card");
        state.WaitingSince.ShouldBeNull();
    }

    [Fact]
    public void A_message_to_a_person_starts_the_waiting_clock_and_a_second_one_does_not_restart_it()
    {
        var state = Given.Folded(Given.Started(), Given.HandedOff(), new AgentReplied(Guid.NewGuid(), Given.Amy, "Hello", Given.Noon.AddMinutes(2)));
        state.WaitingSince.ShouldBeNull();

        state = Given.Folded(state, state.Receive(Given.Origin(), Given.Incoming("thanks, and"), Given.Noon.AddMinutes(5)));
        state = Given.Folded(state, state.Receive(Given.Origin(), Given.Incoming("one more thing"), Given.Noon.AddMinutes(9)));

        state.WaitingSince.ShouldBe(Given.Noon.AddMinutes(5));
    }

    [Fact]
    public void A_resolved_conversation_reopens_with_the_people_who_held_it()
    {
        var state = Given.Folded(Given.Started(), Given.HandedOff(), new ConversationResolved(Given.Amy, Given.Noon.AddMinutes(3)));
        state.Holder.ShouldBe(Holder.Nobody);

        state = Given.Folded(state, state.Receive(Given.Origin(), Given.Incoming("it happened again"), Given.Noon.AddDays(1)));

        state.IsResolved.ShouldBeFalse();
        state.Holder.ShouldBe(Holder.Agents);
        state.WaitingSince.ShouldBe(Given.Noon.AddDays(1));
    }

    [Fact]
    public void STOP_is_recorded_but_makes_nobody_wait_and_wakes_nothing()
    {
        var state = Given.Folded(Given.Started(), Given.HandedOff(), new ConversationResolved(Given.Amy, Given.Noon.AddMinutes(3)));

        var decision = state.Receive(Given.Origin(), Given.Incoming("STOP"), Given.Noon.AddDays(1));

        decision.Events.Select(e => e.GetType().Name).ShouldBe([nameof(MessageReceived), nameof(ContactOptedOut)]);
        state = Given.Folded(state, decision);
        state.IsResolved.ShouldBeTrue();
        state.Unanswered.ShouldBeEmpty();
        state.WaitingSince.ShouldBeNull();
    }

    [Fact]
    public void STOP_while_waiting_for_a_person_leaves_the_earlier_question_waiting()
    {
        var state = Given.Folded(Given.Started(), Given.HandedOff(), Given.Wrote("my card is gone", 5));

        state = Given.Folded(state, state.Receive(Given.Origin(), Given.Incoming("stop"), Given.Noon.AddMinutes(9)));

        state.Unanswered.Single().Text.ShouldBe("my card is gone");
        state.WaitingSince.ShouldBe(Given.Noon.AddMinutes(1));
    }

    [Fact]
    public void START_after_people_resolved_it_gives_the_next_message_to_the_bot()
    {
        var state = Given.Folded(Given.Started(), Given.Wrote("i lost my card"), new ConversationHandedOff(HandoffReason.OptedOut, null, Urgency.High, Given.Noon));
        state = Given.Folded(state, state.Resolve(Given.Amy, Given.Noon.AddMinutes(3)));

        state = Given.Folded(state, state.Receive(Given.Origin(), Given.Incoming("START"), Given.Noon.AddDays(1)));
        (state.IsResolved, state.Holder, state.HandoffReason).ShouldBe((true, Holder.Nobody, null));
        state.Unanswered.ShouldBeEmpty();
        state = Given.Folded(state, state.Receive(Given.Origin(), Given.Incoming("how do i apply"), Given.Noon.AddDays(2)));

        (state.IsResolved, state.Holder, state.HandoffReason, state.WaitingSince).ShouldBe((false, Holder.Bot, null, null));
        state.Unanswered.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(Conversation.LongestText, true)]
    [InlineData(Conversation.LongestText + 1, false)]
    public void A_chat_message_may_be_four_thousand_characters_long(int length, bool taken)
    {
        var decision = Conversation.Empty.Receive(Given.Origin(Channel.WebChat), Given.Incoming(new string('a', length), Channel.WebChat), Given.Noon);

        decision.Refusal.ShouldBe(taken ? null : Refusals.TooLong);
    }

    [Fact]
    public void An_empty_text_message_is_taken_because_it_may_come_with_a_photo_but_an_empty_chat_message_is_not()
    {
        Conversation.Empty.Receive(Given.Origin(), Given.Incoming(""), Given.Noon).Refusal.ShouldBeNull();
        Conversation.Empty.Receive(Given.Origin(Channel.WebChat), Given.Incoming(" ", Channel.WebChat), Given.Noon).Refusal.ShouldBe(Refusals.EmptyText);
    }
}

using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Tests.Conversations;

public class BotTests
{
    [Fact]
    public void The_bot_answers_everything_unanswered_at_once()
    {
        var state = Given.Folded(Given.Started(), Given.Wrote("hi"), Given.Wrote("my card is gone", 1));

        state = Given.Folded(state, state.BotReply([Given.Answer()], Given.Turn(), Dialogue.New, null, false, Given.Noon.AddMinutes(2)));

        state.Unanswered.ShouldBeEmpty();
        state.Topic.ShouldBe("ebt-card-lost");
        state.Holder.ShouldBe(Holder.Bot);
    }

    [Fact]
    public void The_bot_is_silent_once_people_hold_the_conversation()
    {
        var state = Given.Folded(Given.Started(), Given.Wrote("hi"));
        state.BotReply([Given.Answer()], Given.Turn(), Dialogue.New, null, false, Given.Noon).Refusal.ShouldBeNull();

        state = Given.Folded(state, state.Reply(Guid.NewGuid(), Given.Amy, "Hello, I am Amy", false, Given.Noon.AddMinutes(1)));
        state = Given.Folded(state, state.Receive(Given.Origin(), Given.Incoming("hello Amy"), Given.Noon.AddMinutes(2)));

        state.BotReply([Given.Answer()], Given.Turn(), Dialogue.New, null, false, Given.Noon.AddMinutes(3)).Refusal.ShouldBe(Refusals.NotTheBotsTurn);
    }

    [Fact]
    public void The_bot_has_no_turn_without_an_unanswered_message()
    {
        var state = Given.Folded(Given.Started());

        state.BotReply([Given.Answer()], Given.Turn(), Dialogue.New, null, false, Given.Noon).Refusal.ShouldBe(Refusals.NotTheBotsTurn);
    }

    [Fact]
    public void A_handoff_starts_the_wait_and_keeps_the_highest_urgency()
    {
        var state = Given.Folded(Given.Started(), Given.Wrote("i want to die"));

        state = Given.Folded(state, state.BotReply(
            [Given.Answer()], Given.Turn(), Dialogue.New, new(HandoffReason.Crisis, "crisis-suicide", Urgency.Crisis), false, Given.Noon.AddSeconds(1)));
        state = state.Evolve(Given.HandedOff(2));

        state.Holder.ShouldBe(Holder.Agents);
        state.Urgency.ShouldBe(Urgency.Crisis);
        state.WaitingSince.ShouldBe(Given.Noon.AddSeconds(1));
    }

    [Fact]
    public void The_conversation_follows_the_language_the_client_writes()
    {
        var state = Given.Folded(Given.Started(), Given.Wrote("perdí mi tarjeta"));

        state = Given.Folded(state, state.BotReply([Given.Answer()], Given.Turn(Language.Spanish), Dialogue.New, null, false, Given.Noon));

        state.Language.ShouldBe(Language.Spanish);
    }

    [Fact]
    public void A_confirmed_wish_for_no_more_texts_is_kept_with_its_words()
    {
        var state = Given.Folded(Given.Started(), Given.Wrote("ya no me manden mensajes"), Given.Wrote("si", 2));

        var decision = state.BotReply([], Given.Turn(), Dialogue.New, null, true, Given.Noon.AddMinutes(2));

        decision.Events.OfType<ContactOptedOut>().Single().Wording.ShouldBe("si");
        Given.Folded(state, decision).Unanswered.ShouldBeEmpty();
    }
}

using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Conversations;

public class WaitingForAPersonTests
{
    private const string Topic = "crisis-suicide";

    private static readonly Conversation s_waiting = Given.Folded(
        Given.Started(), Given.Wrote("a person please"), new BotReplied([Given.Answer()], Given.Turn(), Dialogue.New, Given.Noon.AddMinutes(1)), Given.HandedOff());

    [Fact]
    public void A_crisis_goes_to_the_top_and_what_helps_is_said_once()
    {
        var told = s_waiting.RecognizeCrisis(Topic, [(Guid.NewGuid(), "Call or text 988.")], Given.Noon.AddMinutes(5));

        told.Events.Select(e => e.GetType()).ShouldBe([typeof(CrisisRecognized), typeof(NoticeSent)]);
        var state = Given.Folded(s_waiting, told);
        state.Urgency.ShouldBe(Urgency.Crisis);
        state.Topic.ShouldBe(Topic);
        state.RecognizeCrisis(Topic, [(Guid.NewGuid(), "Call or text 988.")], Given.Noon.AddMinutes(6)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_resolved_conversation_has_no_crisis_to_raise()
    {
        var resolved = Given.Folded(s_waiting, s_waiting.Resolve(Given.Amy, Given.Noon.AddMinutes(5)));

        resolved.RecognizeCrisis(Topic, [], Given.Noon.AddMinutes(6)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_written_after_a_crisis_was_resolved_is_an_ordinary_message_to_the_same_people()
    {
        var crisis = Given.Folded(s_waiting, s_waiting.RecognizeCrisis(Topic, [], Given.Noon.AddMinutes(5)));
        crisis.HandoffReason.ShouldBe(HandoffReason.Crisis);

        for (var times = 0; times < 2; times++)
        {
            crisis = Given.Folded(crisis, crisis.Resolve(Given.Amy, Given.Noon.AddMinutes(6)));
            crisis = Given.Folded(crisis, crisis.Receive(Given.Origin(), Given.Incoming("bye"), Given.Noon.AddMinutes(7)));

            (crisis.Urgency, crisis.HandoffReason, crisis.Holder, crisis.WaitingSince).ShouldBe((Urgency.Routine, null, Holder.Agents, Given.Noon.AddMinutes(7)));
        }
        crisis.RecognizeCrisis(Topic, [], Given.Noon.AddMinutes(8)).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_the_bot_asks_while_people_have_it_is_forgotten_with_the_client()
    {
        var asking = Dialogue.New with { Question = new(QuestionKind.OptOut, null, [new("Yes", "yes")], Given.Noon.AddHours(12)) };
        var told = Given.Folded(s_waiting, s_waiting.Receive(Given.Origin(), Given.Incoming("no more texts"), Given.Noon));

        var asked = told.HearWish(told.Unanswered[^1], "opt-out-question", [(Guid.NewGuid(), "Stop?")], asking, false, Given.Noon).Events.ShouldHaveSingleItem();

        asked.ShouldBeOfType<NoticeSent>().Dialogue.ShouldBe(asking);
        Conversation.Masked(asked).ShouldBeOfType<NoticeSent>().Dialogue!.Question.ShouldBeNull();
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(61, true)]
    public void Who_writes_again_by_text_hears_that_it_came_when_our_last_word_is_an_hour_old(int minutes, bool owed) =>
        s_waiting.OwesAcknowledgement(Given.Noon.AddMinutes(1 + minutes)).ShouldBe(owed);

    [Fact]
    public void A_chat_page_shows_the_wait_by_itself()
    {
        var chat = Given.Folded(Given.Started(Channel.WebChat), Given.Wrote("a person please"),
            new BotReplied([Given.Answer()], Given.Turn(), Dialogue.New, Given.Noon.AddMinutes(1)), Given.HandedOff());

        chat.OwesAcknowledgement(Given.Noon.AddHours(5)).ShouldBeFalse();
    }
}

using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Conversations;

public class LoopTests
{
    private const string Driving = "I'm driving right now and will answer later.";

    [Fact]
    public void The_same_sentence_for_the_third_time_right_after_our_answers_is_a_machine_and_people_have_it_once()
    {
        var state = Talk(2, _ => Driving);

        var third = state.Receive(Given.Origin(), Given.Incoming(Driving), _now);
        third.Events.ShouldContain(happened => happened is LoopSuspected);
        state = Given.Folded(state, third);
        (state.Holder, state.IsLooping).ShouldBe((Holder.Agents, true));
        state.Receive(Given.Origin(), Given.Incoming(Driving), _now).Events.ShouldNotContain(happened => happened is LoopSuspected);
    }

    [Fact]
    public void Many_quick_texts_are_a_machine_whatever_they_say() =>
        Talk(LoopWatch.MostQuick - 1, i => $"Your call is important, number {i}").Receive(Given.Origin(), Given.Incoming("And another"), _now)
            .Events.ShouldContain(happened => happened is LoopSuspected);

    [Theory]
    [InlineData("1", 10)]
    [InlineData(Driving, 60)]
    public void Who_chooses_by_number_or_takes_time_is_a_person(string text, int seconds) =>
        Talk(6, _ => text, seconds).IsLooping.ShouldBeFalse();

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void After_a_silence_the_bot_answers_again_unless_somebody_took_it(int minutes, bool answers)
    {
        var looping = Given.Folded(Talk(2, _ => Driving), Talk(2, _ => Driving).Receive(Given.Origin(), Given.Incoming(Driving), _now));

        var later = Given.Folded(looping, looping.Receive(Given.Origin(), Given.Incoming("Hi, I can talk now"), _now.AddMinutes(minutes)));
        (later.Holder == Holder.Bot).ShouldBe(answers);
        later.Unanswered.Select(text => text.Text).ShouldBe([.. looping.Unanswered.Select(text => text.Text), "Hi, I can talk now"]);
        (later.WaitingSince is null).ShouldBe(answers);

        var taken = Given.Folded(looping, looping.Assign(Given.Amy, Given.Amy, _now));
        Given.Folded(taken, taken.Receive(Given.Origin(), Given.Incoming("Hi"), _now.AddMinutes(minutes))).Holder.ShouldBe(Holder.Agents);
    }

    [Fact]
    public void Once_a_person_has_answered_or_closed_it_nobody_is_taken_for_a_machine_any_more()
    {
        var looping = Given.Folded(Talk(2, _ => Driving), Talk(2, _ => Driving).Receive(Given.Origin(), Given.Incoming(Driving), _now));
        looping.IsLooping.ShouldBeTrue();

        var answered = looping.Evolve(new AgentReplied(Guid.NewGuid(), Given.Amy, "Hello", _now));
        (answered.IsLooping, answered.Loop).ShouldBe((false, LoopWatch.New));
        var closed = looping.Evolve(new ConversationResolved(Given.Amy, _now));
        (closed.IsLooping, closed.Loop).ShouldBe((false, LoopWatch.New));
    }

    private DateTimeOffset _now = Given.Noon;

    /// <summary>A text, and after it our answer, so many times: the next would come as late after the last answer.</summary>
    private Conversation Talk(int times, Func<int, string> text, int secondsAfterOurs = 10)
    {
        _now = Given.Noon;
        var state = Given.Folded(Given.Started(), Given.Wrote("hello"), new BotReplied([Given.Answer()], Given.Turn(), Dialogue.New, _now));
        for (var i = 0; i < times; i++)
        {
            _now = _now.AddSeconds(secondsAfterOurs);
            state = Given.Folded(state, state.Receive(Given.Origin(), Given.Incoming(text(i)), _now));
            state = Given.Folded(state, new NoticeSent(Guid.NewGuid(), "x", "Answer", _now));
        }

        _now = _now.AddSeconds(secondsAfterOurs);
        return state;
    }
}

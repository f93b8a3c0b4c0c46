using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Conversations;

public class LateTextsTests
{
    private static readonly DateTimeOffset s_three = Given.Noon.AddHours(15);
    private static readonly BotReplied s_answer = new([Given.Answer()], Given.Turn(), Dialogue.New, s_three);
    private static readonly NoticeSent s_notice = new(Guid.NewGuid(), "x", "Answer", s_three);

    [Fact]
    public void What_comes_in_at_three_and_was_written_at_noon_is_answered_by_nobody_at_three()
    {
        var state = Found(Given.Noon);

        state.HeardAt.ShouldBe(Given.Noon);
        (state.IsProactive(s_answer), state.IsProactive(s_notice)).ShouldBe((true, true));
    }

    [Fact]
    public void What_was_written_just_before_is_answered_at_once()
    {
        var state = Found(s_three.AddMinutes(-10));

        (state.IsProactive(s_answer), state.IsProactive(s_notice)).ShouldBe((false, false));
    }

    [Fact]
    public void Who_wrote_meanwhile_is_with_us_whatever_is_found() =>
        Given.Folded(Given.Started(), Given.Wrote("hello", 15 * 60 - 5), Given.Wrote("hi", 15 * 60) with { WrittenAt = Given.Noon })
            .IsProactive(s_answer).ShouldBeFalse();

    [Fact]
    public void Danger_is_answered_at_once_however_late_it_is_found() =>
        Found(Given.Noon).Evolve(s_answer).Evolve(new ConversationHandedOff(HandoffReason.Crisis, "suicide", Urgency.Crisis, s_three)).IsProactive(s_answer).ShouldBeFalse();

    [Fact]
    public void An_agent_who_answers_at_night_knows_the_hour() =>
        Found(Given.Noon).IsProactive(new AgentReplied(Guid.NewGuid(), Given.Amy, "Hello", s_three)).ShouldBeFalse();

    private static Conversation Found(DateTimeOffset written) => Given.Folded(Given.Started(), Given.Wrote("Where is my card?", 15 * 60) with { WrittenAt = written });
}

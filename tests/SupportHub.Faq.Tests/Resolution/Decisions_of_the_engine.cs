using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

public sealed class Decisions_of_the_engine
{
    [Theory]
    [InlineData("I want to kill myself")]
    [InlineData("ya no quiero vivir")]
    [InlineData("我唔想活喇")]
    public void A_wish_to_die_is_a_crisis_whatever_else_is_said(string text)
    {
        var turn = TheEngine.Ask(text);

        turn.Decision.ShouldBe(Decisions.Crisis);
        turn.Topic.ShouldBe("crisis-suicide");
        turn.Messages.ShouldHaveSingleItem().ShouldContain("988");
    }

    [Theory]
    [InlineData("this wait is killing me")]
    [InlineData("me muero de risa")]
    [InlineData("笑死我")]
    public void A_figure_of_speech_is_no_crisis(string text) => TheEngine.Ask(text).Decision.ShouldNotBe(Decisions.Crisis);
}

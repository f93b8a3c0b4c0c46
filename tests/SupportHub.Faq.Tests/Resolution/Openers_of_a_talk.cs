using SupportHub.Domain.Languages;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

/// <summary>The shortest first words, of which a ranking only guesses the meaning.</summary>
public sealed class Openers_of_a_talk
{
    [Theory]
    [InlineData("I have a question", "help")]
    [InlineData("can i ask something?", "help")]
    [InlineData("quiero preguntar algo", "ayudar")]
    [InlineData("我想問嘢", "幫到您")]
    [InlineData("我有嘢想問", "幫到您")]
    [InlineData("can you help me", "help")]
    [InlineData("hola necesito ayuda", "ayudar")]
    public void Who_has_a_question_is_asked_for_it(string text, string said)
    {
        var turn = TheEngine.Ask(text);

        turn.Decision.ShouldBe(Decisions.SmallTalk);
        turn.Messages[^1].ShouldContain(said);
        turn.Handoff.ShouldBeNull();
    }

    [Theory]
    [InlineData("help me please")]
    [InlineData("I am so tired")]
    [InlineData("im scared")]
    [InlineData("ayúdeme por favor")]
    [InlineData("no sé qué hacer")]
    [InlineData("estoy cansada")]
    [InlineData("我好攰")]
    [InlineData("我好擔心")]
    public void Who_is_only_worn_out_or_worried_hears_where_to_turn_and_raises_no_alarm(string text)
    {
        var turn = TheEngine.Ask(text);

        turn.Messages[^1].ShouldContain("988");
        turn.Messages[^1].ShouldContain("911");
        turn.Decision.ShouldBe(Decisions.SmallTalk);
        turn.Handoff.ShouldBeNull();
    }

    [Theory]
    [InlineData("i am so tired of living")]
    [InlineData("estoy cansada de vivir")]
    [InlineData("我好攰，唔想活喇")]
    [InlineData("im scared of my husband")]
    [InlineData("help help")]
    public void More_than_that_is_a_crisis_as_before(string text) => TheEngine.Ask(text).Decision.ShouldBe(Decisions.Crisis);

    [Theory]
    [InlineData("are you a real person?", Language.English)]
    [InlineData("is this a robot", Language.English)]
    [InlineData("¿Eres una persona?", Language.Spanish)]
    [InlineData("你係咪真人嚟㗎", Language.Cantonese)]
    [InlineData("你係咪機械人", Language.Cantonese)]
    public void Who_asks_whether_a_person_writes_is_told_and_not_handed_over(string text, Language language)
    {
        var turn = TheEngine.Ask(text);

        turn.Topic.ShouldBe("about-this-service");
        turn.Language.ShouldBe(language);
        turn.Handoff.ShouldBeNull();
    }

    [Theory]
    [InlineData("someone")]
    [InlineData("Somebody else")]
    public void A_word_or_two_that_name_no_danger_are_no_crisis(string text) => TheEngine.Ask(text).Decision.ShouldNotBe(Decisions.Crisis);

    [Fact]
    public void Who_wants_a_person_still_gets_one() => TheEngine.Ask("i want a real person").Decision.ShouldBe(Decisions.HandOff);

    [Theory]
    [InlineData("i want to apply")]
    [InlineData("quiero aplicar")]
    [InlineData("我想申請")]
    public void Who_wants_to_apply_is_asked_where_and_then_for_what(string text)
    {
        var asked = TheEngine.Ask(text);
        asked.Decision.ShouldBe(Decisions.AskPlace);
        TheEngine.Ask("Hennepin County", asked.Next).Topic.ShouldBe("apply-mnbenefits-how");

        var offered = TheEngine.Engine.Resolve(text, TheEngine.Context(asked.Next with { Question = null, State = "CA" }));
        offered.Decision.ShouldBe(Decisions.AskBack);
        offered.Choices.Select(choice => choice.Value).ShouldBe(["topic:apply-calfresh-how", "topic:apply-medi-cal-how", "topic:apply-calworks-how", "person"]);
    }
}

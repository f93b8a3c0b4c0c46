using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

public sealed class Decisions_of_the_engine
{
    [Theory]
    [InlineData("I want to kill myself", "crisis-suicide", "988")]
    [InlineData("ya no quiero vivir", "crisis-suicide", "988")]
    [InlineData("我唔想活喇", "crisis-suicide", "988")]
    [InlineData("there is smoke in the hallway and we cant get out", "crisis-immediate-danger", "911")]
    [InlineData("se metió un hombre a mi casa con una pistola", "crisis-immediate-danger", "911")]
    [InlineData("我爸爸冇呼吸", "crisis-immediate-danger", "911")]
    [InlineData("my husband hits me", "domestic-violence", "800-799-7233")]
    [InlineData("mi esposo me golpea", "domestic-violence", "800-799-7233")]
    [InlineData("老公打我", "domestic-violence", "800-799-7233")]
    public void A_crisis_gets_its_fixed_text_and_a_person_at_the_top_of_the_queue(string text, string topic, string line)
    {
        var turn = TheEngine.Ask(text);

        turn.Decision.ShouldBe(Decisions.Crisis);
        turn.Topic.ShouldBe(topic);
        turn.Messages[0].ShouldContain(line);
        turn.Handoff.ShouldBe(new Handoff(HandoffReason.Crisis, topic, Urgency.Crisis));
        turn.Person.ShouldBeTrue();
    }

    [Fact]
    public void At_night_a_crisis_is_told_when_people_are_back_and_not_that_they_come_at_once()
    {
        var closed = new DeskHours(TheEngine.Now.AddHours(14), TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

        var turn = TheEngine.Engine.Resolve("I want to kill myself", TheEngine.Context(desk: closed));

        turn.Messages[^1].ShouldContain("People are back");
        turn.Messages.ShouldAllBe(message => !message.Contains("right away"));
    }

    [Theory]
    [InlineData("CA", "tomorrow at 2:00 am")]
    [InlineData("MN", "tomorrow at 4:00 am")]
    public void When_people_are_back_is_said_by_the_clock_of_the_client_s_state(string state, string time)
    {
        var closed = new DeskHours(TheEngine.Now.AddHours(14), TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

        var turn = TheEngine.Engine.Resolve("can I talk to a person", TheEngine.Context(Dialogue.New with { State = state }, desk: closed));

        turn.Messages[^1].ShouldContain(time);
    }

    [Fact]
    public void A_crisis_is_heard_in_the_middle_of_another_question()
    {
        var asked = TheEngine.Ask("what is the phone number of my county office");
        asked.Decision.ShouldBe(Decisions.AskPlace);

        TheEngine.Ask("i just want to die", asked.Next).Decision.ShouldBe(Decisions.Crisis);
    }

    [Theory]
    [InlineData("this wait is killing me")]
    [InlineData("im dying to know when my stamps come")]
    [InlineData("me muero de risa")]
    [InlineData("ya me maté tratando de entrar a la página")]
    [InlineData("笑死我")]
    [InlineData("打極都冇人聽,等死人咩")]
    [InlineData("can i buy hot food with it 我張卡唔見咗")]
    [InlineData("shit 我張卡唔見咗")]
    public void A_figure_of_speech_is_no_crisis(string text) => TheEngine.Ask(text).Decision.ShouldNotBe(Decisions.Crisis);

    [Fact]
    public void The_first_reply_says_that_it_is_automated_and_later_ones_do_not_repeat_it()
    {
        var first = TheEngine.Ask("i lost my ebt card");
        first.Messages.Count.ShouldBe(2);
        first.Messages[0].ShouldContain("automated");

        TheEngine.Ask("i lost my ebt card", first.Next).Messages.ShouldHaveSingleItem().ShouldNotContain("automated");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("hola")]
    [InlineData("你好")]
    [InlineData("thank you so much")]
    [InlineData("muchas gracias")]
    [InlineData("唔該晒")]
    public void Small_talk_is_answered_as_such(string text) => TheEngine.Ask(text).Decision.ShouldBe(Decisions.SmallTalk);

    [Fact]
    public void A_topic_of_human_risk_is_answered_and_brings_a_person_in_the_same_turn()
    {
        var turn = TheEngine.Ask("someone stole the food stamps off my ebt card");

        turn.Decision.ShouldBe(Decisions.Answer);
        turn.Topic.ShouldBe("ebt-stolen-benefits");
        turn.Person.ShouldBeTrue();
        turn.Handoff.ShouldBe(new Handoff(HandoffReason.HumanTopic, "ebt-stolen-benefits", Urgency.High));
    }

    [Fact]
    public void An_answer_past_its_review_date_is_not_given()
    {
        var late = TheEngine.Context() with { Now = new(2028, 1, 3, 20, 0, 0, TimeSpan.Zero) };

        TheEngine.Engine.Resolve("i lost my ebt card", late).Decision.ShouldBe(Decisions.OfferPerson);
        TheEngine.Engine.Resolve("i want to die", late).Decision.ShouldBe(Decisions.Crisis);
    }

    [Fact]
    public void The_state_that_is_known_chooses_the_answer()
    {
        var turn = TheEngine.Ask("i lost my ebt card in st paul");

        turn.Messages[^1].ShouldContain("(888) 997-2227");
        turn.Messages[^1].ShouldNotContain("328-9677");
        turn.Next.State.ShouldBe("MN");
    }

    [Theory]
    [InlineData("what time does the library close", Language.English)]
    [InlineData("quién ganó el partido de ayer", Language.Spanish)]
    [InlineData("點樣考車牌", Language.Cantonese)]
    public void A_question_of_another_kind_brings_the_offer_of_a_person_in_the_clients_language(string text, Language language)
    {
        var turn = TheEngine.Ask(text);

        turn.Decision.ShouldBe(Decisions.OfferPerson);
        turn.Language.ShouldBe(language);
        turn.Handoff.ShouldBeNull();
    }

    [Fact]
    public void A_text_that_does_not_tell_its_language_keeps_that_of_the_conversation() =>
        TheEngine.Ask("EBT", language: Language.Spanish).Language.ShouldBe(Language.Spanish);

    [Theory]
    [InlineData("")]
    [InlineData("🤔🤔🤔")]
    [InlineData("مرحبا كيف حالك")]
    [InlineData("\u0001\u0002")]
    public void Anything_at_all_gets_a_reply(string text) => TheEngine.Ask(text).Messages.ShouldNotBeEmpty();

    [Fact]
    public void The_same_message_and_context_give_the_same_turn()
    {
        var again = FaqEngine.Build(TheEngine.Content);

        again.Resolve("they took my food money", TheEngine.Context()).Confidence.ShouldBe(TheEngine.Ask("they took my food money").Confidence);
    }
}

using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

public sealed class Open_questions
{
    private static readonly OpenQuestion s_topics = new(
        QuestionKind.PickTopic, null,
        [new("My EBT card is lost or broken", "topic:ebt-card-lost"), new("I missed my interview", "topic:interview-missed"), new("Talk to a person", "person")],
        TheEngine.Now.AddHours(1));

    private static Dialogue With(OpenQuestion? question, int failed = 0) => new(question, failed, null, null, true);

    [Theory]
    [InlineData("1", "ebt-card-lost")]
    [InlineData("the first one", "ebt-card-lost")]
    [InlineData("la primera", "ebt-card-lost")]
    [InlineData("第一個", "ebt-card-lost")]
    [InlineData("#2", "interview-missed")]
    [InlineData("the second", "interview-missed")]
    [InlineData("la segunda", "interview-missed")]
    [InlineData("i missed my interview", "interview-missed")]
    public void A_list_is_answered_by_number_place_or_words(string reply, string topic)
    {
        var turn = TheEngine.Ask(reply, With(s_topics));

        turn.Decision.ShouldBe(Decisions.Answer);
        turn.Topic.ShouldBe(topic);
        (turn.Next.Question?.Kind).ShouldNotBe(QuestionKind.PickTopic);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("the last one")]
    public void The_last_choice_is_a_person(string reply) => TheEngine.Ask(reply, With(s_topics)).Handoff!.Reason.ShouldBe(HandoffReason.Asked);

    [Fact]
    public void A_bare_number_without_a_list_is_asked_about_never_guessed()
    {
        var turn = TheEngine.Ask("1", With(null));

        turn.Topic.ShouldBeNull();
        turn.Messages.ShouldHaveSingleItem().ShouldContain("I don't have a list open");
    }

    [Fact]
    public void A_question_that_lapsed_is_not_answered_any_more() =>
        TheEngine.Ask("1", With(s_topics with { LapsesAt = TheEngine.Now.AddMinutes(-1) })).Topic.ShouldBeNull();

    [Fact]
    public void A_pressed_button_means_what_it_says_even_when_its_question_is_gone()
    {
        var turn = TheEngine.Engine.Resolve("I missed my interview", TheEngine.Context(With(null), choice: "topic:interview-missed"));

        turn.Topic.ShouldBe("interview-missed");
    }

    [Theory]
    [InlineData("yes please", Language.English)]
    [InlineData("sí por favor", Language.Spanish)]
    [InlineData("好呀", Language.Cantonese)]
    public void Yes_to_a_person_hands_off(string reply, Language language)
    {
        var offered = TheEngine.Ask(language switch { Language.Spanish => "quién ganó el partido de ayer", Language.Cantonese => "點樣考車牌", _ => "what time does the library close" });
        offered.Decision.ShouldBe(Decisions.OfferPerson);

        var turn = TheEngine.Ask(reply, offered.Next, language: language);

        turn.Decision.ShouldBe(Decisions.HandOff);
        turn.Handoff!.Reason.ShouldBe(HandoffReason.Asked);
        turn.Language.ShouldBe(language);
    }

    [Fact]
    public void No_to_a_person_leaves_the_bot_in_the_conversation()
    {
        var offered = TheEngine.Ask("what time does the library close");

        var turn = TheEngine.Ask("no thanks", offered.Next);

        turn.Handoff.ShouldBeNull();
        turn.Next.Question.ShouldBeNull();
    }

    [Fact]
    public void Two_turns_that_failed_hand_off()
    {
        var first = TheEngine.Ask("what time does the library close");
        var second = TheEngine.Ask("and who won the game", first.Next);

        second.Decision.ShouldBe(Decisions.HandOff);
        second.Handoff!.Reason.ShouldBe(HandoffReason.NotUnderstood);
    }

    [Fact]
    public void The_county_is_asked_for_and_a_bare_name_answers()
    {
        var asked = TheEngine.Ask("what is the phone number of my county office");
        asked.Decision.ShouldBe(Decisions.AskPlace);

        var turn = TheEngine.Ask("Ramsey", asked.Next);

        turn.Decision.ShouldBe(Decisions.Answer);
        turn.Messages.ShouldHaveSingleItem().ShouldContain("651-266-4444");
        turn.Next.County.ShouldBe("27123");
    }

    [Fact]
    public void A_place_that_is_none_of_ours_is_asked_once_more_then_a_person_comes()
    {
        var asked = TheEngine.Ask("what is the phone number of my county office");
        var again = TheEngine.Ask("Chicago", asked.Next);
        again.Decision.ShouldBe(Decisions.AskPlace);

        TheEngine.Ask("Chicago Illinois", again.Next).Decision.ShouldBe(Decisions.HandOff);
    }

    [Fact]
    public void A_county_that_is_known_is_not_asked_for() =>
        TheEngine.Ask("what is the phone number of the Hennepin county office").Decision.ShouldBe(Decisions.Answer);

    [Fact]
    public void Choices_are_numbered_lines_in_a_text_and_buttons_in_the_chat()
    {
        var text = TheEngine.Ask("what time does the library close", channel: Channel.Sms);
        text.Messages[^1].ShouldContain("1. Talk to a person\n2. No, thanks\nReply with a number.");

        var chat = TheEngine.Ask("what time does the library close");
        chat.Messages[^1].ShouldNotContain("1.");
        chat.Choices.Select(c => c.Value).ShouldBe(["person", "no"]);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("can i talk to a real person")]
    [InlineData("AGENTE")]
    [InlineData("quiero hablar con una persona")]
    [InlineData("真人")]
    [InlineData("我想搵真人傾")]
    public void Who_asks_for_a_person_gets_one_at_once(string text)
    {
        var turn = TheEngine.Ask(text);

        turn.Decision.ShouldBe(Decisions.HandOff);
        turn.Handoff!.Reason.ShouldBe(HandoffReason.Asked);
    }

    [Fact]
    public void Outside_office_hours_the_client_is_told_when_people_are_back()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");
        var desk = new DeskHours(TheEngine.Now.AddHours(20), zone);

        var turn = TheEngine.Engine.Resolve("agent", TheEngine.Context(desk: desk));

        turn.Messages[^1].ShouldContain("opens tomorrow at 8:00 am");
    }

    [Fact]
    public void To_be_texted_no_more_is_confirmed_once()
    {
        var asked = TheEngine.Ask("please stop texting me", channel: Channel.Sms);
        asked.Decision.ShouldBe(Decisions.OptOut);
        asked.OptedOut.ShouldBeFalse();

        var confirmed = TheEngine.Ask("yes", asked.Next, Channel.Sms);
        confirmed.OptedOut.ShouldBeTrue();
        confirmed.Messages.ShouldBeEmpty();

        TheEngine.Ask("no", asked.Next, Channel.Sms).OptedOut.ShouldBeFalse();
    }

    [Theory]
    [InlineData("please stop texting me", "i said no more texts", Language.English)]
    [InlineData("ya no me manden mensajes", "no quiero recibir mas mensajes", Language.Spanish)]
    [InlineData("唔好再send俾我", "唔好再發短訊俾我", Language.Cantonese)]
    public void Who_says_it_again_while_asked_has_said_yes(string first, string again, Language language)
    {
        var asked = TheEngine.Ask(first, channel: Channel.Sms, language: language);
        asked.Decision.ShouldBe(Decisions.OptOut);
        asked.OptedOut.ShouldBeFalse();

        var turn = TheEngine.Ask(again, asked.Next, Channel.Sms, language);

        turn.OptedOut.ShouldBeTrue();
        turn.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("my benefits were stopped by the office", Language.English)]
    [InlineData("stopped by the office today", Language.English)]
    [InlineData("pararon mis beneficios en la oficina", Language.Spanish)]
    [InlineData("辦公室停咗我嘅糧食券", Language.Cantonese)]
    public void What_the_office_stopped_is_no_wish_to_be_texted_no_more(string text, Language language)
    {
        var turn = TheEngine.Ask(text, channel: Channel.Sms, language: language);

        turn.Decision.ShouldNotBe(Decisions.OptOut);
        turn.OptedOut.ShouldBeFalse();
    }
}

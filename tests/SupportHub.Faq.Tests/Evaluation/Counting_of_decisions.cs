using SupportHub.Domain.Conversations;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Tests.Evaluation;

public sealed class Counting_of_decisions
{
    private static readonly HashSet<string> s_crises = ["crisis-suicide"];

    [Theory]
    [InlineData("answer", "card", "RH-")]
    [InlineData("answer", "card-twin", "RH-")]
    [InlineData("answer", "office", "--W")]
    [InlineData("answer", null, "--W")]
    [InlineData("ask_place", "office", "--W")]
    [InlineData("opt_out", "text-opt-out", "--W")]
    [InlineData("hand_off", "talk-to-person", "---")]
    [InlineData("small_talk", null, "---")]
    public void An_act_is_right_or_wrong(string decision, string? topic, string expected) =>
        Counted("card", decision, topic, alsoOk: ["card-twin"]).ShouldBe(expected);

    [Fact]
    public void Choices_help_when_the_topic_is_among_the_three_that_were_shown()
    {
        Counted("card", "ask_back", null, ["office", "status", "card"]).ShouldBe("-H-");
        Counted("card", "ask_back", null, ["office", "status"]).ShouldBe("---");
        Counted("card", "ask_back", null, ["office", "status", "name", "card"]).ShouldBe("---");
        Counted("card", "hand_off", null, ["card"]).ShouldBe("---");
    }

    [Fact]
    public void Asking_for_the_place_is_right_only_where_it_is_lacking()
    {
        Counted("office", "ask_place", "office", lacksPlace: true).ShouldBe("RH-");
        Counted("office", "ask_place", "office", lacksPlace: false).ShouldBe("--W");
    }

    [Fact]
    public void A_person_must_come_and_not_only_be_offered_to_who_asks_for_one()
    {
        Counted("talk-to-person", "hand_off", "talk-to-person", person: true).ShouldBe("RH-");
        Counted("talk-to-person", "hand_off", null, person: false).ShouldBe("---");
    }

    [Fact]
    public void Opting_out_is_right_for_who_wants_it() => Counted("text-opt-out", "opt_out", "text-opt-out").ShouldBe("RH-");

    [Fact]
    public void A_crisis_is_found_or_missed_and_elsewhere_an_alarm_is_false()
    {
        Of("crisis-suicide", "crisis", "crisis-suicide").ShouldBe(new(QuestionScope.Crisis, true, true, false, false));
        Of("crisis-suicide", "hand_off", null, person: true).ShouldBe(new(QuestionScope.Crisis, false, false, true, false));
        Of("card", "crisis", "crisis-suicide").ShouldBe(new(QuestionScope.InScope, false, false, false, true));
        Of("oos", "crisis", "crisis-suicide").FalseAlarm.ShouldBeTrue();
    }

    [Theory]
    [InlineData("answer", true)]
    [InlineData("ask_place", true)]
    [InlineData("opt_out", true)]
    [InlineData("ask_back", false)]
    [InlineData("hand_off", false)]
    [InlineData("small_talk", false)]
    public void What_is_out_of_scope_must_not_be_acted_on(string decision, bool answered) => Of("oos", decision, null).Wrong.ShouldBe(answered);

    [Fact]
    public void Small_talk_is_taken_as_such_or_answered_or_neither()
    {
        Of("chitchat", "small_talk", null).Right.ShouldBeTrue();
        Of("chitchat", "answer", "card").Wrong.ShouldBeTrue();
        Of("chitchat", "ask_back", null).ShouldBe(new(QuestionScope.SmallTalk, false, false, false, false));
    }

    [Fact]
    public void Shares_are_of_their_own_kind_and_language()
    {
        List<Question> questions = [Asked("card", "en"), Asked("card", "en"), Asked("oos", "en"), Asked("crisis-suicide", "en"), Asked("card", "es")];
        List<Decided> decided = [Made("answer", "card", 10), Made("answer", "office", 30), Made("answer", "card", 20), Made("crisis", "crisis-suicide", 40), Made("answer", "card", 5)];

        var summary = Summary.Of(questions, decided, s_crises);

        var english = summary["en"];
        english.Right.ShouldBe(new Share(1, 2));
        english.Wrong.ShouldBe(new Share(1, 2));
        english.OutOfScopeAnswered.ShouldBe(new Share(1, 1));
        english.CrisisFound.ShouldBe(new Share(1, 1));
        english.FalseAlarms.ShouldBe(new Share(0, 3));
        (english.MedianMicros, english.P99Micros).ShouldBe((20, 40));
        summary["es"].Right.ShouldBe(new Share(1, 1));
        summary.ToString().ShouldContain("gap between best and worst language, right: 50.0 points");
    }

    private static string Counted(
        string topic, string decision, string? decided, string[]? top = null, string[]? alsoOk = null, bool lacksPlace = false, bool person = false)
    {
        var verdict = Verdict.Of(Asked(topic, "en", alsoOk), Made(decision, decided, 1, top, lacksPlace, person), s_crises);
        return $"{(verdict.Right ? 'R' : '-')}{(verdict.Helped ? 'H' : '-')}{(verdict.Wrong ? 'W' : '-')}";
    }

    private static Verdict Of(string topic, string decision, string? decided, bool person = false) =>
        Verdict.Of(Asked(topic, "en"), Made(decision, decided, 1, person: person), s_crises);

    private static Question Asked(string topic, string language, string[]? alsoOk = null) => new("q", language, Channel.WebChat, "", topic, alsoOk ?? []);

    private static Decided Made(string decision, string? topic, long micros, string[]? top = null, bool lacksPlace = false, bool person = false) =>
        new("q", decision, topic, top ?? [], person, 0.5, "en", micros, lacksPlace);
}

using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

/// <summary>"Did this answer your question?": lightly, once, and understood as people say it.</summary>
public sealed class Asked_whether_it_helped
{
    private const string Topic = "ebt-card-lost";
    private static readonly Dialogue s_known = Dialogue.New with { Disclosed = true, State = "CA" };

    private static Resolved Press(string choice, Dialogue dialogue, Channel channel = Channel.WebChat, Language language = Language.English) =>
        TheEngine.Engine.Resolve("…", TheEngine.Context(dialogue, channel, language, choice));

    private static Resolved Answered(Channel channel = Channel.WebChat, Language language = Language.English, string topic = Topic) =>
        Press($"topic:{topic}", s_known, channel, language);

    private static string Phrase(string key, Language language) => TheEngine.Content.Phrases.Raw(key, language);

    public static TheoryData<Language> Languages => [.. LanguageCodes.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_routine_answer_asks_it_once_with_a_person_as_a_way_out(Language language)
    {
        var answer = Answered(language: language);

        answer.Decision.ShouldBe(Decisions.Answer);
        answer.Messages[^1].ShouldEndWith(Phrase(PhraseKeys.AnswerQuestion, language));
        answer.Choices.Select(choice => choice.Value).ShouldBe(["answered", "not-answered", "person"]);

        var next = Press("topic:ebt-pin-activate", answer.Next, language: language);
        next.Messages[^1].ShouldNotContain(Phrase(PhraseKeys.AnswerQuestion, language));
        next.Choices.ShouldAllBe(choice => choice.Value.StartsWith("topic:"));
    }

    [Theory]
    [InlineData("no-food-today")]
    [InlineData("crisis-suicide")]
    [InlineData("domestic-violence")]
    [InlineData("about-this-service")]
    [InlineData("talk-to-person")]
    public void Whoever_may_be_in_need_is_not_asked(string topic)
    {
        var answer = Answered(topic: topic);

        answer.Next.AskedIfAnswered.ShouldBeFalse();
        string.Concat(answer.Messages).ShouldNotContain(Phrase(PhraseKeys.AnswerQuestion, Language.English));
    }

    [Theory]
    [InlineData("Yes, it did", Language.English)]
    [InlineData("yes", Language.English)]
    [InlineData("yeah that helped thanks", Language.English)]
    [InlineData("1", Language.English)]
    [InlineData("sí gracias", Language.Spanish)]
    [InlineData("si me sirvió gracias", Language.Spanish)]
    [InlineData("答到，唔該", Language.Cantonese)]
    [InlineData("明白晒唔該", Language.Cantonese)]
    public void Yes_is_heard_and_the_follow_ups_are_offered(string reply, Language language)
    {
        var turn = TheEngine.Ask(reply, Answered(language: language).Next, language: language);

        turn.Rating.ShouldBe(new(Topic, AnswerVerdict.Yes));
        turn.Messages.ShouldBe([Phrase(PhraseKeys.AnswerYes, language)]);
        turn.Choices.ShouldNotBeEmpty();
        turn.Next.Question.ShouldBeNull();
    }

    [Theory]
    [InlineData("No, not really", Language.English)]
    [InlineData("no", Language.English)]
    [InlineData("it didn't help", Language.English)]
    [InlineData("that's not what I asked", Language.English)]
    [InlineData("No del todo", Language.Spanish)]
    [InlineData("no me sirvió", Language.Spanish)]
    [InlineData("sigo sin entender", Language.Spanish)]
    [InlineData("未答到", Language.Cantonese)]
    [InlineData("唔係", Language.Cantonese)]
    [InlineData("我唔係問呢個", Language.Cantonese)]
    public void No_asks_for_other_words_or_a_person_and_the_second_miss_brings_one(string reply, Language language)
    {
        var turn = TheEngine.Ask(reply, Answered(language: language).Next, language: language);

        turn.Rating.ShouldBe(new(Topic, AnswerVerdict.No));
        turn.Messages.ShouldBe([Phrase(PhraseKeys.AnswerNo, language)]);
        turn.Choices.Select(choice => choice.Value).ShouldBe(["person"]);

        Press("person", turn.Next, language: language).Handoff!.Topic.ShouldBe(Topic);
        TheEngine.Ask("qwrtz plmk", turn.Next, language: language).Handoff.ShouldNotBeNull();
        var again = Press("topic:ebt-pin-activate", turn.Next, language: language);
        again.Decision.ShouldBe(Decisions.Answer);
    }

    [Theory]
    [InlineData("Talk to a person", Language.English)]
    [InlineData("quiero hablar con una persona", Language.Spanish)]
    [InlineData("我想搵真人傾", Language.Cantonese)]
    public void Who_wants_a_person_instead_gets_one_and_it_counts(string reply, Language language)
    {
        var turn = TheEngine.Ask(reply, Answered(language: language).Next, language: language);

        turn.Handoff.ShouldNotBeNull();
        turn.Rating.ShouldBe(new(Topic, AnswerVerdict.Person));
    }

    [Theory]
    [InlineData("how do I set a new PIN for my EBT card", Language.English)]
    [InlineData("no I need to know where the office in Ramsey county is", Language.English)]
    public void The_next_question_is_an_answer_to_nothing(string reply, Language language)
    {
        var turn = TheEngine.Ask(reply, Answered(language: language).Next, language: language);

        turn.Rating.ShouldBeNull();
        turn.Decision.ShouldNotBe(Decisions.SmallTalk);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void In_a_text_it_stands_only_where_it_costs_nothing(Language language)
    {
        var asked = 0;
        foreach (var topic in TheEngine.Content.Topics.Values.Where(topic => topic.Risk == Risk.Routine && !topic.NeedsCounty))
        {
            var answer = Answered(Channel.Sms, language, topic.Id);
            if (!answer.Next.AskedIfAnswered) continue;
            asked++;
            var bare = answer.Messages[^1].Replace("\n" + Phrase(PhraseKeys.AnswerQuestion, language), "", StringComparison.Ordinal);
            bare.ShouldNotBe(answer.Messages[^1], topic.Id);
            SmsText.Measure(answer.Messages[^1]).Segments.ShouldBe(SmsText.Measure(bare).Segments, topic.Id);
            answer.Choices.ShouldBeEmpty();
        }
        asked.ShouldBeGreaterThan(10, "it fits under many answers");
    }
}

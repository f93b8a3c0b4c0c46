using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

public sealed class More_of_an_answer
{
    // All three languages have more to say of it.
    private const string Topic = "apply-calfresh-how";

    private static Resolved Answered(Language language, Channel channel = Channel.Sms) =>
        TheEngine.Engine.Resolve("", TheEngine.Context(null, channel, language, choice: "topic:" + Topic));

    private static Resolved Reply(string text, Resolved answered, Language language, DateTimeOffset? now = null) =>
        TheEngine.Engine.Resolve(text, TheEngine.Context(answered.Next, Channel.Sms, language) with { Now = now ?? TheEngine.Now });

    private static string Rest(Language language) => TheEngine.Content.Topics[Topic].MoreFor(language, Place.Unknown)!.Text;

    [Theory]
    [InlineData(Language.English, "MORE", "Reply MORE for more.")]
    [InlineData(Language.Spanish, "MÁS", "Hay más: responda MÁS.")]
    [InlineData(Language.Cantonese, "更多", "請回覆「更多」。")]
    public void A_text_offers_the_rest_by_one_word_and_that_word_brings_it(Language language, string word, string offer)
    {
        var answered = Answered(language);
        answered.Messages[^1].ShouldEndWith(offer);

        var more = Reply(word, answered, language);

        more.Decision.ShouldBe(Decisions.Answer);
        more.Topic.ShouldBe(Topic);
        more.Language.ShouldBe(language);
        more.Messages.ShouldHaveSingleItem().ShouldBe(Rest(language));
        more.Next.Question.ShouldBeNull();
    }

    [Theory]
    [InlineData("mas", Language.Spanish)]
    [InlineData("más por favor", Language.Spanish)]
    [InlineData("MORE", Language.Spanish)]
    [InlineData("tell me more", Language.English)]
    [InlineData("more pls", Language.English)]
    [InlineData("多啲", Language.Cantonese)]
    [InlineData("繼續", Language.Cantonese)]
    public void It_is_asked_for_in_other_words_too_and_comes_in_the_language_of_the_answer(string word, Language language) =>
        Reply(word, Answered(language), language).Messages.ShouldBe([Rest(language)]);

    [Fact]
    public void Asked_whether_it_helped_who_wants_more_hears_that_it_was_all()
    {
        var asked = TheEngine.Ask("how long until they decide");
        asked.Next.Question!.Kind.ShouldBe(QuestionKind.Answered);

        var more = TheEngine.Ask("more", asked.Next);

        more.Messages[^1].ShouldBe(TheEngine.Content.Phrases.Say(PhraseKeys.NothingMore, Language.English));
        more.Next.Question.ShouldBe(asked.Next.Question);
    }

    [Fact]
    public void Another_message_is_a_question_of_its_own()
    {
        var turn = Reply("i missed my interview", Answered(Language.English), Language.English);

        turn.Topic.ShouldBe("interview-missed");
        turn.Messages.ShouldNotContain(Rest(Language.English));
    }

    [Theory]
    [InlineData("MORE", Language.English, "That is all I have on that.")]
    [InlineData("MÁS", Language.Spanish, "Es todo lo que tengo sobre eso.")]
    [InlineData("更多", Language.Cantonese, "呢方面我就講到咁多。")]
    public void There_is_no_more_twice_nor_the_next_day(string word, Language language, string all)
    {
        var answered = Answered(language);

        Reply(word, Reply(word, answered, language), language).Messages.ShouldHaveSingleItem().ShouldStartWith(all);
        Reply(word, answered, language, TheEngine.Now.AddHours(13)).Messages.ShouldHaveSingleItem().ShouldStartWith(all);
    }

    [Fact]
    public void Under_a_list_of_choices_nobody_guesses_what_it_means()
    {
        var list = new OpenQuestion(QuestionKind.PickTopic, null, [new("I missed my interview", "topic:interview-missed"), new("Talk to a person", "person")], TheEngine.Now.AddHours(1));

        TheEngine.Ask("more", Dialogue.New with { Question = list, Disclosed = true }, Channel.Sms).Decision.ShouldBe(Decisions.OfferPerson);
    }

    [Fact]
    public void The_chat_says_it_all_at_once()
    {
        var answered = Answered(Language.English, Channel.WebChat);

        answered.Messages[^1].ShouldNotContain("MORE");
        (answered.Next.Question?.Kind).ShouldNotBe(QuestionKind.More);
    }

    [Fact]
    public void Both_parts_fit_three_segments_and_twenty_five_topics_have_them()
    {
        var content = TheEngine.Content;
        var all = content.Topics.Values.SelectMany(t => t.Words.SelectMany(w => w.Value.Answers.Where(a => a.IsMore).Select(more => (Topic: t, Language: w.Key, More: more)))).ToList();

        foreach (var (topic, language, more) in all)
        {
            SmsText.Measure(more.Text).Segments.ShouldBeLessThanOrEqualTo(3);
            var first = topic.Words[language].Answers.Single(a => a.Channel == Channel.Sms && !a.IsMore && a.Where == more.Where);
            SmsText.Measure($"{first.Text}\n{content.Phrases.Raw(PhraseKeys.ReplyMore, language)}").Segments.ShouldBeLessThanOrEqualTo(3, topic.Id);
        }
        all.DistinctBy(a => a.Topic.Id).Count().ShouldBeGreaterThanOrEqualTo(25);
    }
}

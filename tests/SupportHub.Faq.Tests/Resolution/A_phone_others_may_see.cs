using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

/// <summary>Violence at home, told from a phone that the one who does it may read.</summary>
public sealed class A_phone_others_may_see
{
    private static Resolved Told(Language language = Language.English) => TheEngine.Ask(
        language switch { Language.Spanish => "mi esposo me golpea", Language.Cantonese => "老公打我", _ => "my husband hits me" },
        Dialogue.New with { Disclosed = true }, Channel.Sms, language);

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    [InlineData(Language.Cantonese)]
    public void The_text_asks_whether_it_is_a_good_time_and_that_stays_open(Language language)
    {
        var turn = Told(language);

        turn.Messages.ShouldHaveSingleItem();
        turn.Choices.ShouldBeEmpty();
        turn.Next.Question!.Kind.ShouldBe(QuestionKind.GoodTime);
        turn.Handoff!.Urgency.ShouldBe(Urgency.Crisis);
    }

    [Theory]
    [InlineData("YES", Language.English)]
    [InlineData("sí", Language.Spanish)]
    [InlineData("好", Language.Cantonese)]
    public void Yes_brings_the_person_s_text(string reply, Language language)
    {
        var turn = TheEngine.Ask(reply, Told(language).Next, Channel.Sms, language);

        turn.Messages.ShouldHaveSingleItem();
        turn.Handoff!.Urgency.ShouldBe(Urgency.Crisis);
        turn.Next.Question.ShouldBeNull();
    }

    [Theory]
    [InlineData("NO", Language.English)]
    [InlineData("ahora no", Language.Spanish)]
    [InlineData("唔好", Language.Cantonese)]
    public void No_is_not_answered_and_a_later_yes_still_counts(string reply, Language language)
    {
        var turn = TheEngine.Ask(reply, Told(language).Next, Channel.Sms, language);

        turn.Messages.ShouldBeEmpty();
        turn.Handoff.ShouldBeNull();
        turn.Next.Question!.Kind.ShouldBe(QuestionKind.GoodTime);
    }

    [Fact]
    public void No_crisis_topic_s_title_is_ever_offered()
    {
        var content = TheEngine.Content;
        var titles = content.Topics.Values.Where(t => t.Risk == Risk.Crisis).SelectMany(t => t.Words.Values.Select(w => w.Title)).ToHashSet();
        titles.Count.ShouldBe(9);

        // What people write of such things, and what only sounds like it, is where a title could slip in as a choice.
        var near = content.Examples.Where(e => content.Topics.TryGetValue(e.Label, out var t) ? t.Risk != Risk.Routine : e.Label.Contains("false", StringComparison.Ordinal));
        foreach (var example in near.Where((_, i) => i % 7 == 0))
        {
            foreach (var channel in Enum.GetValues<Channel>())
            {
                var turn = TheEngine.Ask(example.Text, Dialogue.New with { Disclosed = true }, channel, example.Language);
                turn.Choices.ShouldAllBe(c => !titles.Contains(c.Label));
                turn.Messages.ShouldAllBe(m => titles.All(title => !m.Contains(title, StringComparison.Ordinal)), example.Text);
            }
        }
    }
}

using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

public sealed class Signs_in_a_message
{
    [Theory]
    [InlineData("he hit me", "(he|she) hits me", false)]
    [InlineData("He HITS me!", "(he|she) hits me", true)]
    [InlineData("my husband again and again hits me", "husband ... hits me", true)]
    [InlineData("my husband is from a far away village and hits me", "husband ... hits me", false)]
    [InlineData("se desmayó mi papá", "se desmay* (mi)? papa", true)]
    [InlineData("please send help", "please? send help", true)]
    [InlineData("agent", "^agent$", true)]
    [InlineData("my agent told me", "^agent$", false)]
    public void Words_follow_each_other(string text, string pattern, bool said) => new SignPattern(pattern).IsIn(SignText.Of(text)).ShouldBe(said);

    [Theory]
    [InlineData("baby is choking", true)]
    [InlineData("choking!! my baby", true)]
    [InlineData("i am choking", false)]
    [InlineData("baby was choking a year ago", false)]
    public void Parts_stand_anywhere_and_what_is_forbidden_nowhere(string text, bool said) =>
        new SignPattern("choking & (baby|kid) & !ago").IsIn(SignText.Of(text)).ShouldBe(said);

    [Theory]
    [InlineData("我唔想活喇")]
    [InlineData("我不想活了")]
    [InlineData("我吾想活")]
    public void Chinese_is_one_whether_spoken_written_or_mistyped(string text) => new SignPattern("唔想活").IsIn(SignText.Of(text)).ShouldBeTrue();

    [Fact]
    public void English_words_within_Chinese_are_words() => new SignPattern("(hit|hits) me").IsIn(SignText.Of("佢hit me好多次")).ShouldBeTrue();

    [Fact]
    public void What_only_sounds_like_it_is_struck_out_and_the_rest_still_counts()
    {
        var reader = new SignReader([new Signs("danger", ["killing me", "on fire"], ["wait is killing me"])]);

        reader.Find(SignText.Of("this wait is killing me")).ShouldBe((null, true));
        reader.Find(SignText.Of("this wait is killing me and the house is on fire")).ShouldBe(("danger", true));
        reader.Find(SignText.Of("he is killing me")).ShouldBe(("danger", false));
    }

    [Theory]
    [InlineData("(he|she hits me")]
    [InlineData("he) hits me")]
    public void A_parenthesis_too_few_or_too_many_is_told(string pattern) => Should.Throw<FormatException>(() => new SignPattern(pattern));

    [Fact]
    public void A_crisis_topic_s_own_examples_are_found_before_any_ranking()
    {
        var reader = new SignReader([.. TheEngine.Content.Safety]);
        var crisis = TheEngine.Content.Safety.Select(s => s.Name).ToHashSet();
        var examples = TheEngine.Content.Examples.ToLookup(e => crisis.Contains(e.Label), e => reader.IsIn(SignText.Of(e.Text)));

        // The veiled ones have no words that a rule could hold to; the ranking learns them.
        examples[true].Average(found => found ? 1.0 : 0).ShouldBeGreaterThan(0.7);
        examples[false].Average(found => found ? 1.0 : 0).ShouldBeLessThan(0.003);
    }
}

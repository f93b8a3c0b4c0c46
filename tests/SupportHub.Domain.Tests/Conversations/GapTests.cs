using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Tests.Conversations;

/// <summary>What a conversation shows of questions that have no answer.</summary>
public sealed class GapTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 25, 18, 0, 0, TimeSpan.Zero);

    private static MessageReceived Says(string text, string? choice = null) => new(Guid.NewGuid(), "x", text, SensitiveKinds.None, choice, s_now);

    private static BotReplied Bot(string decision, string? topic = null, double confidence = 0.4, string? nearest = null) => new(
        [], new(decision, topic, confidence, Language.Spanish, "v7", false) { Nearest = nearest }, Dialogue.New, s_now);

    private static ConversationHandedOff Left(HandoffReason reason) => new(reason, null, Urgency.Routine, s_now);

    private static IReadOnlyList<Gap> In(params ConversationEvent[] events) => Gap.In(events.Select((happened, at) => (at + 1L, happened)));

    [Fact]
    public void What_the_bot_has_no_answer_to_is_one_and_the_person_who_then_comes_makes_no_second()
    {
        var gap = In(
            Says("perdí a mi perro"), Bot("offer_person", nearest: "ebt-card-lost"),
            Says("sí"), Bot("hand_off", "talk-to-person", confidence: 1), Left(HandoffReason.NotUnderstood)).ShouldHaveSingleItem();

        gap.ShouldBe(new(2, GapKind.Unknown, "perdí a mi perro", Language.Spanish, "ebt-card-lost", "v7", s_now));
    }

    [Fact]
    public void Two_questions_in_a_row_without_an_answer_are_two() => In(
        Says("one"), Bot("offer_person"), Says("two"), Bot("hand_off", confidence: 0.1), Left(HandoffReason.NotUnderstood))
        .Select(gap => gap.Text).ShouldBe(["one", "two"]);

    [Theory]
    [InlineData(HandoffReason.Asked)]
    [InlineData(HandoffReason.NotUnderstood)]
    public void A_list_that_ended_with_a_person_is_one_in_the_words_before_the_list(HandoffReason reason) => In(
        Says("my card thing"), Bot("ask_back", nearest: "ebt-card-lost"), Says("Talk to a person", "person"), Bot("hand_off", confidence: 1), Left(reason))
        .ShouldHaveSingleItem().ShouldSatisfyAllConditions(gap => gap.Text.ShouldBe("my card thing"), gap => gap.Kind.ShouldBe(GapKind.AskedBack));

    [Fact]
    public void An_answer_that_did_not_answer_is_one_in_the_words_of_the_question()
    {
        var gap = In(
            Says("my card thing"), Bot("ask_back"), Says("My EBT card is lost", "topic:ebt-card-lost"), Bot("answer", "ebt-card-lost"),
            Says("no"), new AnswerRated("ebt-card-lost", AnswerVerdict.No, "v7", s_now), Bot("offer_person")).ShouldHaveSingleItem();

        gap.Kind.ShouldBe(GapKind.NotAnswered);
        gap.Text.ShouldBe("my card thing");
        gap.Nearest.ShouldBe("ebt-card-lost");
    }

    [Fact]
    public void What_went_well_is_none() => In(
        Says("lost my card"), Bot("answer", "ebt-card-lost"), Says("yes"), new AnswerRated("ebt-card-lost", AnswerVerdict.Yes, "v7", s_now), Bot("small_talk"),
        Says("which one"), Bot("ask_back"), Says("1"), Bot("answer", "ebt-pin-activate"),
        Says("a person please"), Bot("hand_off", confidence: 1), Left(HandoffReason.Asked)).ShouldBeEmpty();

    [Fact]
    public void What_was_erased_is_none() => In(Says(Erased.Words), Bot("offer_person")).ShouldBeEmpty();

    [Theory]
    [InlineData("My name is Ana Maria and my case 1B23456 is late", "My name is ••• and my case ••• is late")]
    [InlineData("call me at (415) 555-0123 or ana@example.org", "call me at (••• or •••")]
    [InlineData("me llamo Rosa Pérez, nací el 04/12/1990", "me llamo •••, nací el •••")]
    [InlineData("我叫陳大文，張卡唔見咗", "我叫•••，張卡唔見咗")]
    [InlineData("they cut my $1,290 in 2026, zip 94102", "they cut my $1,290 in 2026, zip 94102")]
    [InlineData("tell zoila I called", "tell ••• I called")]
    public void What_tells_who_asked_is_hidden_and_what_is_asked_stays(string said, string kept) => PersonalWords.Hide(said, "Zoila Gómez").ShouldBe(kept);
}

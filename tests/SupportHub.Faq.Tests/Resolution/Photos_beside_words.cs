using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

public class Photos_beside_words
{
    private static string ForPerson => TheEngine.Content.Phrases.Raw(PhraseKeys.FileForPerson, Domain.Languages.Language.English);

    [Theory]
    [InlineData("")]
    [InlineData("here it is")]
    [InlineData("what does this say?")]
    public void Bring_a_person_who_can_look_at_them(string words)
    {
        var resolved = Sent(words);

        (resolved.Decision, resolved.Handoff!.Reason).ShouldBe((Decisions.HandOff, HandoffReason.Files));
        resolved.Messages.ShouldContain(ForPerson);
        (resolved.Choices.Count, resolved.Next.Question).ShouldBe((0, null));
    }

    [Fact]
    public void A_question_that_has_an_answer_gets_it_besides()
    {
        var alone = TheEngine.Ask("I lost my EBT card");
        alone.Decision.ShouldBe(Decisions.Answer);

        var resolved = Sent("I lost my EBT card");

        (resolved.Decision, resolved.Topic).ShouldBe((alone.Decision, alone.Topic));
        // Alone, the question whether it helped stands under the answer; here a person comes.
        alone.Messages[1].ShouldStartWith(resolved.Messages[1]);
        resolved.Messages[^2].ShouldBe(ForPerson);
        (resolved.Handoff!.Reason, resolved.Next.Question).ShouldBe((HandoffReason.Files, null));
    }

    [Fact]
    public void Danger_is_heard_first()
    {
        var resolved = Sent("I want to kill myself");

        (resolved.Decision, resolved.Handoff!.Reason).ShouldBe((Decisions.Crisis, HandoffReason.Crisis));
        resolved.Messages.ShouldNotContain(ForPerson);
    }

    private static Resolved Sent(string words) => TheEngine.Engine.Resolve(words, TheEngine.Context() with { HasFiles = true });
}

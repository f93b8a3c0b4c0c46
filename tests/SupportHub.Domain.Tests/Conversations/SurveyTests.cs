using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Tests.Conversations;

public sealed class SurveyTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_agent = Guid.CreateVersion7();

    private static readonly Conversation s_open = Fold(Conversation.Empty,
        new ConversationStarted(Channel.WebChat, Guid.CreateVersion7(), "", "site", null, null, null, Language.English, s_now),
        new MessageReceived(Guid.CreateVersion7(), "1", "hello", SensitiveKinds.None, null, s_now));

    private static readonly Conversation s_helped = Fold(s_open,
        new AgentReplied(Guid.CreateVersion7(), s_agent, "Done.", s_now), new ConversationResolved(s_agent, s_now));

    [Fact]
    public void Who_was_helped_is_asked_two_taps_and_for_words_each_once()
    {
        s_helped.Question.ShouldBe(HelpQuestion.Solved);

        var rated = Answer(s_helped, c => c.RateHelp(HelpVerdict.Partly, s_now));
        var eased = Answer(rated, c => c.RateEase(HelpEase.Easy, s_now));
        var remarked = Answer(eased, c => c.Remark(" thank you ", s_now));

        (rated.Question, eased.Question, remarked.Question).ShouldBe((HelpQuestion.Ease, HelpQuestion.Words, HelpQuestion.Thanked));
        remarked.Rating.ShouldBe(new(HelpVerdict.Partly, HelpEase.Easy, "thank you"));
        remarked.RateHelp(HelpVerdict.Solved, s_now).Events.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_is_asked_before_it_is_over_or_about_the_bot_alone()
    {
        s_open.Question.ShouldBe(HelpQuestion.None);
        Fold(s_open, new ConversationResolved(s_agent, s_now)).Question.ShouldBe(HelpQuestion.None);
        Fold(s_helped, new ConversationReopened(s_now)).RateHelp(HelpVerdict.Solved, s_now).Events.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_to_say_is_an_answer_and_too_much_is_not()
    {
        var asked = Answer(Answer(s_helped, c => c.RateHelp(HelpVerdict.NotSolved, s_now)), c => c.RateEase(HelpEase.Hard, s_now));

        Answer(asked, c => c.Remark("", s_now)).Question.ShouldBe(HelpQuestion.Thanked);
        asked.Remark(new('x', Conversation.LongestRemark + 1), s_now).Refusal.ShouldBe(Refusals.TooLong);
    }

    [Fact]
    public void Erasure_takes_the_words_and_leaves_the_taps()
    {
        var said = Answer(Answer(Answer(s_helped, c => c.RateHelp(HelpVerdict.Solved, s_now)), c => c.RateEase(HelpEase.Easy, s_now)), c => c.Remark("I am Ana", s_now));

        var erased = Fold(said, new ConversationErased(null, s_now));

        erased.Rating.ShouldBe(new(HelpVerdict.Solved, HelpEase.Easy, Erased.Words));
        erased.Question.ShouldBe(HelpQuestion.None);
    }

    private static Conversation Answer(Conversation conversation, Func<Conversation, Decision<ConversationEvent>> decide) =>
        Fold(conversation, [.. decide(conversation).Events]);

    private static Conversation Fold(Conversation conversation, params ConversationEvent[] events) => events.Aggregate(conversation, (c, e) => c.Evolve(e));
}

using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Evaluation;

/// <summary>What a question turned out to be a case of.</summary>
public enum QuestionScope
{
    InScope = 0,
    Crisis = 1,
    OutOfScope = 2,
    SmallTalk = 3,
}

/// <summary>How one decision counts.</summary>
/// <param name="Scope">What was asked; shares are of questions of one scope.</param>
/// <param name="Right">In scope: the right answer or act. Crisis: found. Small talk: taken as such.</param>
/// <param name="Helped">In scope: right, or among the choices that were shown.</param>
/// <param name="Wrong">In scope: answered, asked for a place or opted out, and not rightly. Otherwise: answered all the same.</param>
/// <param name="FalseAlarm">Taken for a crisis and none.</param>
public readonly record struct Verdict(QuestionScope Scope, bool Right, bool Helped, bool Wrong, bool FalseAlarm)
{
    private const string PersonTopic = "talk-to-person";
    private const string OptOutTopic = "text-opt-out";

    /// <param name="question">A question with its topic.</param>
    /// <param name="decided">The engine's decision on it.</param>
    /// <param name="crises">The topics that must end in the decision crisis.</param>
    public static Verdict Of(Question question, Decided decided, IReadOnlySet<string> crises)
    {
        var alarm = decided.Decision == Decisions.Crisis;
        var acted = decided.Decision is Decisions.Answer or Decisions.AskPlace or Decisions.OptOut;
        switch (question.Topic)
        {
            case Question.OutOfScope:
                return new(QuestionScope.OutOfScope, false, false, acted, alarm);
            case Question.SmallTalk:
                return new(QuestionScope.SmallTalk, decided.Decision == Decisions.SmallTalk, false, decided.Decision == Decisions.Answer, alarm);
            case { } topic when crises.Contains(topic):
                return new(QuestionScope.Crisis, alarm, alarm, !alarm, false);
        }
        var right = decided.Decision switch
        {
            Decisions.Answer => question.Accepts(decided.Topic),
            Decisions.AskPlace => question.Accepts(decided.Topic) && decided.LacksPlace,
            // An offer of a person is a question more for somebody who asked for one.
            Decisions.HandOff => question.Accepts(PersonTopic) && decided.Person,
            Decisions.OptOut => question.Accepts(OptOutTopic),
            _ => false,
        };
        var offered = decided.Decision == Decisions.AskBack && decided.Top.Take(3).Any(question.Accepts);
        return new(QuestionScope.InScope, right, right || offered, acted && !right, alarm);
    }
}

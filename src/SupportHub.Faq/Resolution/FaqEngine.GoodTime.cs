using SupportHub.Domain.Conversations;

namespace SupportHub.Faq.Resolution;

/// <summary>
/// A phone that others may see. The text about violence at home ends with "is this a good time?": YES brings the person's text, and NO, or nothing
/// at all, means that no further word leaves.
/// </summary>
public sealed partial class FaqEngine
{
    private static Dialogue AfterCrisis(Turn turn, string topic) =>
        turn.IsText && topic == ViolenceTopic ? turn.Asking(QuestionKind.GoodTime, topic, [], 0) : turn.Settled;

    private Resolved? GoodTimeReplied(Turn turn, OpenQuestion question)
    {
        if (_requests["no"].IsIn(turn.Signs)) return Reply(turn, Decisions.Crisis, question.Topic, 1, [], turn.Dialogue);
        return _requests["yes"].IsIn(turn.Signs)
            ? Reply(turn, Decisions.Crisis, question.Topic, 1, [PersonComing(turn)], turn.Settled, [], new Handoff(HandoffReason.Crisis, question.Topic, Urgency.Crisis))
            : null;
    }
}

using SupportHub.Domain.Conversations;

namespace SupportHub.Faq.Resolution;

public sealed partial class FaqEngine
{
    /// <summary>
    /// What is said of its own accord to a client who tells of a crisis while a person is waited for; null when the safety rules find none. Only they
    /// are asked: the ranking also reads what is told to a person about others. Whoever may be watched is told nothing.
    /// </summary>
    public Resolved? Alarm(string text, ResolutionContext context)
    {
        var turn = Read(text, context);
        if (_safety.Find(turn.Signs).Name is not { } topic) return null;
        return InScript(turn, topic == ViolenceTopic
            ? Reply(turn, Decisions.Crisis, topic, 1, [], turn.Dialogue, [], new Handoff(HandoffReason.Crisis, topic, Urgency.Crisis))
            : Crisis(turn, topic, 1));
    }
}

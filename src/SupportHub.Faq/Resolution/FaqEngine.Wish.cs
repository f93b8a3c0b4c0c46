using SupportHub.Domain.Conversations;

namespace SupportHub.Faq.Resolution;

public sealed partial class FaqEngine
{
    /// <summary>
    /// What is asked of, or said to, a client who writes in their own words that they want no more texts while people have the conversation, and what
    /// their reply means; null when the message is about something else, or came by another way than a text.
    /// </summary>
    public Resolved? Wish(string text, ResolutionContext context)
    {
        var turn = Read(text, context);
        if (!turn.IsText) return null;
        if (turn.Question?.Kind == QuestionKind.OptOut && Replied(turn) is { } replied) return InScript(turn, replied);
        return _requests["opt-out"].IsIn(turn.Signs) || turn.Ranking.Value.OptOut >= Bands.OptOut ? InScript(turn, AskOptOut(turn, 1)) : null;
    }
}

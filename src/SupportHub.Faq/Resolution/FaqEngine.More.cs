using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Resolution;

/// <summary>A text message that has no room for all ends with one word, and that word brings the rest.</summary>
public sealed partial class FaqEngine
{
    /// <summary>The words for the client's place, with the word that brings the rest where there is one; and what stays open.</summary>
    private (string Words, Dialogue Next) Worded(Turn turn, Topic topic)
    {
        var words = Words(turn, topic);
        return turn.IsText && topic.Risk == Risk.Routine && topic.MoreFor(turn.Language, turn.Place) is not null
            ? ($"{words}\n{Say(turn, PhraseKeys.ReplyMore)}", turn.Asking(QuestionKind.More, topic.Id, [], 0))
            : (words, turn.Settled);
    }

    /// <summary>Anything but the wish for the rest is a message of its own.</summary>
    private Resolved? MoreReplied(Turn turn, OpenQuestion question)
    {
        // "MORE" is understood in every language and is no reason to change it.
        var asked = turn with { Language = turn.Context.Language };
        if (!_requests["more"].IsIn(turn.Signs) || question.Topic is null || !_content.Topics.TryGetValue(question.Topic, out var topic)) return null;
        if (turn.Context.Today > topic.ReviewBy || topic.MoreFor(asked.Language, asked.Place) is not { } more) return null;
        return Reply(asked, Decisions.Answer, topic.Id, 1, [Filled(asked, more.Text)], asked.Settled);
    }

    /// <summary>More of what was all there is, or of what is too long ago to know; under another question it may mean anything.</summary>
    private Resolved NothingMore(Turn turn)
    {
        var asked = turn with { Language = turn.Context.Language };
        // Whoever is asked whether that was the answer has had all of it, and may still say.
        var isRating = turn.Question is { Kind: QuestionKind.Answered };
        if (turn.Question is not null && !isRating) return OfferPerson(asked, PhraseKeys.NotUnderstood, [], 0);
        return Reply(asked, Decisions.AskBack, null, 0, [Say(asked, PhraseKeys.NothingMore)], isRating ? turn.Dialogue : asked.Passed);
    }
}

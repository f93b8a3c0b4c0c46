using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Resolution;

/// <summary>"Did this answer your question?", asked lightly: once in a conversation, under the answer, and never where somebody may be in need.</summary>
public sealed partial class FaqEngine
{
    private const string AnsweredChoice = "answered";
    private const string NotAnsweredChoice = "not-answered";
    private const string AnsweredRequest = "answered";
    private const string NotAnsweredRequest = "not-answered";

    /// <summary>The turn with the question under its answer, with what the client said of the last one, and with what came nearest.</summary>
    private Resolved WithFeedback(Turn turn, Resolved decided)
    {
        if (decided is { Decision: Decisions.OfferPerson or Decisions.HandOff or Decisions.AskBack, Rating: null })
            decided = decided with { Nearest = decided.Top.Count > 0 ? decided.Top[0] : Nearest(turn) };
        if (decided.Decision == Decisions.HandOff && turn.Question is { Kind: QuestionKind.Answered, Topic: { } topic })
            decided = decided with { Rating = new(topic, AnswerVerdict.Person) };
        return EndsANeed(turn, decided) ? AskIfAnswered(turn, decided) : decided;
    }

    /// <summary>
    /// An answer on a routine topic with nothing still open. Who was just brought a person, or asked for one, is not asked for an opinion; nor is who
    /// has just written MORE: they have told us enough.
    /// </summary>
    private bool EndsANeed(Turn turn, Resolved decided) =>
        IsPlainAnswer(decided) && decided.Handoff is null && !turn.Dialogue.AskedIfAnswered && turn.Question?.Kind != QuestionKind.More;

    /// <summary>
    /// In the chat as buttons; the topic's follow-ups come after the reply, so that one thing is asked at a time. In a text only where the words fit into
    /// the answer's last segment: a question must not cost the client, or us, another text.
    /// </summary>
    private Resolved AskIfAnswered(Turn turn, Resolved answer)
    {
        var asking = $"{answer.Messages[^1]}{(turn.IsText ? "\n" : "\n\n")}{Say(turn, PhraseKeys.AnswerQuestion)}";
        if (turn.IsText && SmsText.Measure(asking).Segments > SmsText.Measure(answer.Messages[^1]).Segments) return answer;
        List<Choice> choices =
        [
            new(Say(turn, PhraseKeys.ChoiceAnswered), AnsweredChoice), new(Say(turn, PhraseKeys.ChoiceNotAnswered), NotAnsweredChoice),
            new(Say(turn, PhraseKeys.ChoicePerson), PersonChoice),
        ];
        return answer with
        {
            Messages = [.. answer.Messages.SkipLast(1), asking],
            Choices = turn.IsText ? [] : choices,
            Next = answer.Next with { Question = turn.Asking(QuestionKind.Answered, answer.Topic, choices, 0).Question, AskedIfAnswered = true },
        };
    }

    /// <summary>What the client says of the answer in their own words; null when it is something else, most often the next question.</summary>
    private Resolved? FeedbackReplied(Turn turn, OpenQuestion question) =>
        Asks(turn, NotAnsweredRequest) ? Rated(turn, question, helped: false)
        : Asks(turn, AnsweredRequest) ? Rated(turn, question, helped: true)
        : null;

    private Resolved Rated(Turn turn, OpenQuestion question, bool helped)
    {
        var topic = question.Topic ?? "";
        var rating = new AnswerRating(topic, helped ? AnswerVerdict.Yes : AnswerVerdict.No);
        if (helped)
        {
            IReadOnlyList<Choice> next = !turn.IsText && _content.Topics.TryGetValue(topic, out var known) ? [.. known.FollowUps.Select(id => TopicChoice(turn, id))] : [];
            return Reply(turn, Decisions.SmallTalk, null, 1, [Say(turn, PhraseKeys.AnswerYes)], turn.Settled, next) with { Rating = rating };
        }
        // One turn has failed: the next that does brings a person.
        List<Choice> person = [new(Say(turn, PhraseKeys.ChoicePerson), PersonChoice)];
        return Ask(turn, Decisions.OfferPerson, null, 1, Say(turn, PhraseKeys.AnswerNo), person,
            turn.Asking(QuestionKind.Person, topic, person, turn.Dialogue.FailedTurns + 1), [topic]) with { Rating = rating };
    }

    /// <summary>The likeliest topic of a question that was not answered: its own or, after a list, the first of the list.</summary>
    private static string? Nearest(Turn turn) =>
        turn.Question is { Kind: QuestionKind.PickTopic, Choices: [{ Value: var first }, ..] } && first.StartsWith(TopicPrefix, StringComparison.Ordinal)
            ? first[TopicPrefix.Length..]
            : turn.Text.Any(char.IsLetter) ? turn.Ranking.Value.Topics[0].Label : null;
}

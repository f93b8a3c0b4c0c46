using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Search;

namespace SupportHub.Faq.Resolution;

public sealed partial class FaqEngine
{
    private const string PersonChoice = "person";
    private const string NoChoice = "no";
    private const string YesChoice = "yes";
    private const int LongestText = 3;
    private const string TopicPrefix = "topic:";

    private Resolved AskBack(Turn turn, List<Ranked> offered)
    {
        var failed = turn.Question?.Kind == QuestionKind.PickTopic ? turn.Dialogue.FailedTurns + 1 : turn.Dialogue.FailedTurns;
        if (failed >= 2) return HandOff(turn, HandoffReason.NotUnderstood, offered[0].Probability);
        // A choice "talk to a person" stands under every list, so the topic of that name is not listed besides.
        List<string> ids = [.. offered.Select(t => t.Label).Where(id => id != PersonTopic)];
        if (ids.Count == 0) return OfferPerson(turn, PhraseKeys.NotUnderstood, [PersonTopic], offered[0].Probability);
        List<Choice> choices = [.. ids.Select(id => TopicChoice(turn, id)), new(Say(turn, PhraseKeys.ChoicePerson), PersonChoice)];
        // A text of four segments is split by some carriers: rather one choice fewer.
        while (turn.IsText && ids.Count > 1 && SmsText.Measure(Numbered(turn, Say(turn, PhraseKeys.AskBack), choices)).Segments > LongestText)
        {
            ids.RemoveAt(ids.Count - 1);
            choices.RemoveAt(ids.Count);
        }
        return Ask(turn, Decisions.AskBack, null, offered[0].Probability, Say(turn, PhraseKeys.AskBack), choices,
            turn.Asking(QuestionKind.PickTopic, null, choices, failed), ids);
    }

    private Resolved AskPlace(Turn turn, Topic topic, double confidence, string phrase)
    {
        var again = phrase == PhraseKeys.PlaceNotFound;
        if (again && turn.Dialogue.FailedTurns >= 1) return HandOff(turn, HandoffReason.NotUnderstood, confidence);
        return Ask(turn, Decisions.AskPlace, topic.Id, confidence, Say(turn, phrase), [],
            turn.Asking(QuestionKind.Place, topic.Id, [], again ? turn.Dialogue.FailedTurns + 1 : 0), [topic.Id]);
    }

    private Resolved Unknown(Turn turn, Ranking ranking)
    {
        if (turn.Dialogue.FailedTurns >= 1) return HandOff(turn, HandoffReason.NotUnderstood, ranking.Topics[0].Probability);
        // Most of the words are new to us: more likely a slip of the keyboard than a question of another kind.
        var phrase = ranking.Known < 0.3 ? PhraseKeys.NotUnderstood : PhraseKeys.OfferPerson;
        return OfferPerson(turn, phrase, [], ranking.Topics[0].Probability);
    }

    private Resolved OfferPerson(Turn turn, string phrase, IReadOnlyList<string> top, double confidence)
    {
        List<Choice> choices = [new(Say(turn, PhraseKeys.ChoicePerson), PersonChoice), new(Say(turn, PhraseKeys.ChoiceNo), NoChoice)];
        return Ask(turn, Decisions.OfferPerson, null, confidence, Say(turn, phrase), choices,
            turn.Asking(QuestionKind.Person, null, choices, turn.Dialogue.FailedTurns + 1), top);
    }

    private Resolved AskOptOut(Turn turn, double confidence)
    {
        // Who is asked and says it again, in whichever words, has answered.
        if (turn.Question?.Kind == QuestionKind.OptOut) return OptedOut(turn);
        if (!turn.IsText) return Reply(turn, Decisions.OptOut, null, confidence, [Say(turn, PhraseKeys.OptOutChat)], turn.Settled);
        List<Choice> choices = [new(Say(turn, PhraseKeys.ChoiceYes), YesChoice), new(Say(turn, PhraseKeys.ChoiceNo), NoChoice)];
        return Reply(turn, Decisions.OptOut, null, confidence, [Say(turn, PhraseKeys.OptOutQuestion)],
            turn.Asking(QuestionKind.OptOut, null, choices, turn.Dialogue.FailedTurns), choices);
    }

    private Resolved OptedOut(Turn turn) => Reply(turn, Decisions.OptOut, null, 1, [], turn.Settled, optedOut: true);

    private Resolved NumberAlone(Turn turn) =>
        Reply(turn, Decisions.AskBack, null, 0, [Say(turn, PhraseKeys.NumberAlone)], turn.Passed);

    /// <summary>The question with its choices: buttons in the chat, numbered lines in a text.</summary>
    private Resolved Ask(
        Turn turn, string decision, string? topic, double confidence, string question, List<Choice> choices, Dialogue next, IReadOnlyList<string> top)
    {
        if (turn.IsText && choices.Count > 0) question = Numbered(turn, question, choices);
        return Reply(turn, decision, topic, confidence, [question], next, choices, null, top);
    }

    private string Numbered(Turn turn, string question, List<Choice> choices) =>
        $"{question}\n{string.Join('\n', choices.Select((c, i) => $"{i + 1}. {c.Label}"))}\n{Say(turn, PhraseKeys.ReplyWithNumber)}";

    private Choice TopicChoice(Turn turn, string topic) => new(_content.Topics[topic].Words[turn.Language].Title, TopicPrefix + topic);
}

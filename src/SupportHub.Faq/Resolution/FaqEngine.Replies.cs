using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Resolution;

public sealed partial class FaqEngine
{
    /// <summary>A pressed button means what it says, whether or not its question is still open.</summary>
    private Resolved? Pressed(Turn turn) => turn.Context.Choice is { } value ? Chosen(turn, value) : null;

    /// <summary>What the message means as a reply to the open question; null when it is none.</summary>
    private Resolved? Replied(Turn turn)
    {
        if (turn.Question is not { } question) return null;
        if (question.Kind == QuestionKind.Place) return PlaceReplied(turn, question);
        if (question.Kind == QuestionKind.More) return MoreReplied(turn, question);
        if (question.Kind == QuestionKind.Answered && FeedbackReplied(turn, question) is { } rated) return rated;
        if (question.Kind == QuestionKind.GoodTime) return GoodTimeReplied(turn, question);

        if (Ordinals.Read(turn.Text) is { } number && question.Choices.ElementAtOrDefault(number - 1) is { } counted)
            return Chosen(turn, counted.Value);
        if (Ordinals.IsLast(turn.Text) && question.Choices.Count > 0) return Chosen(turn, question.Choices[^1].Value);
        var said = Labelled(turn.Text);
        if (question.Choices.FirstOrDefault(c => Labelled(c.Label) == said) is { } named)
            return Chosen(turn, named.Value);
        if (_requests["yes"].IsIn(turn.Signs)) return Yes(turn, question);
        return _requests["no"].IsIn(turn.Signs) ? No(turn, question) : null;
    }

    /// <summary>A label as it is compared: in whichever Chinese characters, with or without accents and the last stop.</summary>
    private static string Labelled(string text) => TextFold.Bare(TextFold.Fold(ChineseFold.Simplify(text))).TrimEnd('.', '!', '?', '。', '？', '！');

    private Resolved? Chosen(Turn turn, string value) => value switch
    {
        PersonChoice => HandOff(turn, HandoffReason.Asked, 1),
        YesChoice => turn.Question is { } question ? Yes(turn, question) : null,
        NoChoice => turn.Question is { } question ? No(turn, question) : null,
        AnsweredChoice or NotAnsweredChoice => turn.Question is { Kind: QuestionKind.Answered } question ? Rated(turn, question, value == AnsweredChoice) : null,
        _ when value.StartsWith(TopicPrefix, StringComparison.Ordinal) && _content.Topics.TryGetValue(value[TopicPrefix.Length..], out var topic) =>
            AnswerTopic(turn, topic, 1),
        _ => null,
    };

    private Resolved? Yes(Turn turn, OpenQuestion question) => question.Kind switch
    {
        QuestionKind.Person => HandOff(turn, turn.Dialogue.FailedTurns > 1 ? HandoffReason.NotUnderstood : HandoffReason.Asked, 1),
        QuestionKind.OptOut => OptedOut(turn),
        QuestionKind.Reached => Reply(turn, Decisions.SmallTalk, null, 1, [Say(turn, PhraseKeys.OutcomeYes)], turn.Settled),
        QuestionKind.Answered => Rated(turn, question, helped: true),
        // "Yes" to a list of one topic and a person means the topic; to a longer list it means nothing.
        QuestionKind.PickTopic when question.Choices.Count == 2 => Chosen(turn, question.Choices[0].Value),
        QuestionKind.Door => DoorTaken(turn, question),
        _ => OfferPerson(turn, PhraseKeys.NotUnderstood, [], 0),
    };

    private Resolved? No(Turn turn, OpenQuestion question) => question.Kind switch
    {
        QuestionKind.Person or QuestionKind.Door => Reply(turn, Decisions.SmallTalk, null, 1, [Say(turn, PhraseKeys.NoNothingOpen)], turn.Settled),
        QuestionKind.OptOut => Reply(turn, Decisions.SmallTalk, null, 1, [Say(turn, PhraseKeys.OptOutKept)], turn.Settled),
        QuestionKind.Answered => Rated(turn, question, helped: false),
        QuestionKind.Reached => Reply(turn, Decisions.HandOff, null, 1, [Say(turn, PhraseKeys.OutcomeNo)], turn.Settled, [],
            new Handoff(HandoffReason.Asked, null, Urgency.High)),
        _ => turn.Dialogue.FailedTurns >= 1
            ? HandOff(turn, HandoffReason.NotUnderstood, 0)
            : OfferPerson(turn, PhraseKeys.NotUnderstood, [], 0),
    };

    /// <summary>A place, bare or in a sentence; a clear question about something else is taken as one; anything else is asked once more.</summary>
    private Resolved? PlaceReplied(Turn turn, OpenQuestion question)
    {
        if (question.Topic is null || !_content.Topics.TryGetValue(question.Topic, out var topic)) return null;
        if ((turn.Context.Places.Find(turn.Text) ?? turn.Context.Places.Find(turn.Text, answering: true)) is { } place
            && (place.County is not null || !topic.NeedsCounty))
            return AnswerTopic(turn with { Place = place, Language = turn.Context.Language }, topic, 1);
        if (_requests["person"].IsIn(turn.Signs) || _requests["opt-out"].IsIn(turn.Signs)) return null;
        var ranking = turn.Ranking.Value;
        var elsewhere = ranking.Topics[0] is { } first && first.Label != topic.Id && first.Label != topic.Twin && ranking.Confidence >= Bands.Answer;
        return elsewhere || ranking.OptOut >= Bands.OptOut ? null : AskPlace(turn, topic, 0, PhraseKeys.PlaceNotFound);
    }
}

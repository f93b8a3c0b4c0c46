using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Resolution;

/// <summary>
/// No wrong door: under an answer, once in a conversation, another program that the client's own words point to. What was heard while something
/// else had to be asked first is remembered until there is an answer to put it under.
/// </summary>
public sealed partial class FaqEngine
{
    private static readonly Doors s_none = new(null, [], false);

    private readonly IReadOnlyList<DoorSigns> _doors;

    private Resolved WithDoor(Turn turn, Resolved decided)
    {
        var before = turn.Dialogue.Doors ?? s_none;
        // Where somebody is in need one thing counts, and a person is on it.
        if (before.Offered || decided.Handoff is not null || decided.OptedOut) return decided;

        // The words on a button are ours.
        var said = turn.Context.Choice is null ? turn.Signs : SignText.Of("");
        var shut = _doors.Where(d => before.Shut.Contains(d.Door.Name) || d.IsShutBy(decided.Topic, said)).Select(d => d.Door.Name).ToList();
        var open = _doors.Where(d => !shut.Contains(d.Door.Name)).ToList();
        var heard = open.Find(d => d.Said.IsIn(said)) ?? open.Find(d => d.Door.Name == before.Heard);
        if (heard is null && shut.Count == 0) return decided;

        var now = decided with { Next = decided.Next with { Doors = new(heard?.Door.Name, shut, false) } };
        return heard is not null && IsPlainAnswer(decided) ? Offered(turn, now, heard.Door) ?? now : now;
    }

    /// <summary>A routine answer with nothing to answer to it.</summary>
    private bool IsPlainAnswer(Resolved decided) =>
        decided is { Decision: Decisions.Answer, Topic: { } topic, Next.Question: null, Messages.Count: > 0 }
        && topic is not (PersonTopic or AboutTopic) && _content.Topics[topic].Risk == Risk.Routine;

    /// <summary>The turn with the offer as its last words; null where there is nothing to offer, or no room: a text of four segments costs more than the offer is worth.</summary>
    private Resolved? Offered(Turn turn, Resolved answer, Door door)
    {
        var topics = door.TopicsIn(turn.Place.State);
        if (topics.Count == 0 || topics.Any(id => turn.Context.Today > _content.Topics[id].ReviewBy)) return null;

        var offer = door.OfferFor(turn.Language, turn.Place.State);
        List<Choice> choices = turn.IsText && topics.Count > 1
            ? [.. topics.Select(id => new Choice(_content.Topics[id].Scope, TopicPrefix + id))]
            : [.. topics.Select(id => TopicChoice(turn, id))];
        var messages = answer.Messages.ToList();
        if (turn.IsText)
        {
            messages[^1] = $"{messages[^1]}\n{offer} {Say(turn, topics.Count > 1 ? PhraseKeys.DoorStates : PhraseKeys.DoorYes)}";
            if (SmsText.Measure(messages[^1]).Segments > LongestText) return null;
        }
        else messages.Add(offer);
        return answer with
        {
            Messages = messages,
            Choices = turn.IsText ? [] : [.. choices, .. answer.Choices.Where(c => !choices.Contains(c))],
            Next = answer.Next with
            {
                Question = turn.Asking(QuestionKind.Door, null, choices, 0).Question,
                Doors = answer.Next.Doors! with { Heard = null, Offered = true },
            },
        };
    }

    /// <summary>"Yes" to an offer that names a program of each state asks which of them.</summary>
    private Resolved? DoorTaken(Turn turn, OpenQuestion question)
    {
        if (question.Choices.Count == 1 || turn.Place.IsKnown) return Chosen(turn, question.Choices[0].Value);
        var topic = _content.Topics[question.Choices[0].Value[TopicPrefix.Length..]];
        return AskPlace(turn, topic, 1, PhraseKeys.AskPlace);
    }

    /// <summary>A door with its signs read.</summary>
    private sealed class DoorSigns(Door door)
    {
        private readonly SignReader _has = new([door.Has]);

        public Door Door => door;

        public SignReader Said { get; } = new([door.Said]);

        public bool IsShutBy(string? topic, SignText said) => (topic is not null && door.About.Contains(topic)) || _has.IsIn(said);
    }
}

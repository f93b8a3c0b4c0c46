using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Faq.Search;

namespace SupportHub.Faq.Resolution;

public sealed partial class FaqEngine
{
    private Resolved AnswerTopic(Turn turn, Topic topic, double confidence)
    {
        if (topic.Id == PersonTopic) return HandOff(turn, HandoffReason.Asked, confidence);
        if (topic.Risk == Risk.Crisis) return Crisis(turn, topic.Id, confidence);
        if (topic.Twin is { } twin && turn.Place.State is { } state && state != topic.Scope) return AnswerTopic(turn, _content.Topics[twin], confidence);
        // An answer that nobody has compared with its facts in time is not given.
        if (turn.Context.Today > topic.ReviewBy) return OfferPerson(turn, PhraseKeys.OfferPerson, [topic.Id], confidence);
        if (topic.NeedsCounty && turn.Place.County is null) return AskPlace(turn, topic, confidence, PhraseKeys.AskPlace);

        var (words, open) = Worded(turn, topic);
        List<string> messages = [words];
        var handoff = topic.Risk == Risk.Human ? new Handoff(HandoffReason.HumanTopic, topic.Id, Urgency.High) : null;
        if (handoff is not null) messages.Add(PersonComing(turn));
        IReadOnlyList<Choice> next = turn.IsText || handoff is not null
            ? []
            : [.. topic.FollowUps.Select(id => TopicChoice(turn, id))];
        return Reply(turn, Decisions.Answer, topic.Id, confidence, messages, open, next, handoff);
    }

    private Resolved Crisis(Turn turn, string topic, double confidence)
    {
        List<string> messages = [Words(turn, _content.Topics[topic])];
        // Whoever may be watched is first asked whether it is safe to write; that text brings the person in by itself.
        if (topic != ViolenceTopic) messages.Add(PersonComing(turn));
        return Reply(turn, Decisions.Crisis, topic, confidence, messages, AfterCrisis(turn, topic), [], new Handoff(HandoffReason.Crisis, topic, Urgency.Crisis));
    }

    private Resolved HandOff(Turn turn, HandoffReason reason, double confidence) =>
        Reply(turn, Decisions.HandOff, reason == HandoffReason.Asked ? PersonTopic : turn.Question?.Topic, confidence,
            [HandoffWords(turn)], turn.Settled, [], new Handoff(reason, turn.Question?.Topic, Urgency.Routine));

    private Resolved SmallTalk(Turn turn, Ranked kind)
    {
        var key = kind.Label switch
        {
            "thanks" => PhraseKeys.Thanks,
            "goodbye" => PhraseKeys.Goodbye,
            "manners" => PhraseKeys.Manners,
            "yes" => PhraseKeys.YesNothingOpen,
            "no" => PhraseKeys.NoNothingOpen,
            _ => PhraseKeys.Greeting,
        };
        return Reply(turn, Decisions.SmallTalk, null, kind.Probability, [Say(turn, key)], turn.Passed);
    }

    /// <summary>The topic's answer for the client's place and channel, with the county's name, phone and address filled in.</summary>
    private static string Words(Turn turn, Topic topic) => Filled(turn, topic.AnswerFor(turn.Language, turn.Channel, turn.Place).Text);

    private static string Filled(Turn turn, string text) =>
        turn.Place.County is { } county ? CountyWords.Fill(text, county, turn.Language, turn.IsText) : text;

    private string HandoffWords(Turn turn) => turn.Context.Desk switch
    {
        null => Say(turn, PhraseKeys.Handoff),
        { Reopens: { } reopens } desk => Say(turn, turn.IsText ? PhraseKeys.HandoffClosedText : PhraseKeys.HandoffClosed, ("time", When(turn, reopens, desk))),
        _ => Say(turn, turn.IsText ? PhraseKeys.HandoffOpenText : PhraseKeys.HandoffOpen),
    };

    private string PersonComing(Turn turn) => turn.Context.Desk is { Reopens: { } reopens } desk
        ? Say(turn, PhraseKeys.PersonComingClosed, ("time", When(turn, reopens, desk)))
        : Say(turn, PhraseKeys.PersonComing);

    private static string When(Turn turn, DateTimeOffset reopens, DeskHours desk) =>
        ClientTimes.At(reopens, turn.Context.Now, ClientTimes.ZoneOf(turn.Place.State) ?? desk.Zone, turn.Language);

    private string Say(Turn turn, string key, params ReadOnlySpan<(string, string)> values) => _content.Phrases.Say(key, turn.Language, values);

    /// <summary>The finished turn; the first words of the bot say that it is automated, unless the answer itself does.</summary>
    private Resolved Reply(
        Turn turn, string decision, string? topic, double confidence, List<string> messages, Dialogue next,
        IReadOnlyList<Choice>? choices = null, Handoff? handoff = null, IReadOnlyList<string>? top = null, bool optedOut = false)
    {
        var disclose = !turn.Dialogue.Disclosed && messages.Count > 0 && decision != Decisions.Crisis && topic != AboutTopic;
        if (disclose) messages = [Say(turn, turn.IsText ? PhraseKeys.DisclosureText : PhraseKeys.DisclosureChat), .. messages];
        return new(decision, topic, top ?? (topic is null ? [] : [topic]), handoff is not null, Math.Round(confidence, 4), turn.Language,
            messages, choices ?? [], handoff, optedOut, next with { Disclosed = turn.Dialogue.Disclosed || messages.Count > 0 }, _content.Version);
    }
}

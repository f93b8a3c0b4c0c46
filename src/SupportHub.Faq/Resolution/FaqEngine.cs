using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Faq.Languages;
using SupportHub.Faq.Search;

namespace SupportHub.Faq.Resolution;

/// <summary>Questions to answers: built once from the content, then pure and safe to share between threads.</summary>
public sealed partial class FaqEngine
{
    private const string PersonTopic = "talk-to-person";
    private const string AboutTopic = "about-this-service";

    /// <summary>Whoever asked about it may be watched: nothing lights their phone up by itself.</summary>
    public const string ViolenceTopic = "domestic-violence";

    private const int LongestRead = 2000;

    private readonly BotContent _content;
    private readonly Ranker _ranker;
    private readonly LanguageGuess _languages;
    private readonly SignReader _safety;
    private readonly Dictionary<string, SignReader> _requests;

    private FaqEngine(BotContent content, ModelFolder? models)
    {
        _content = content;
        _ranker = new(content, models);
        _languages = new(content.Examples.Select(e => (e.Language, e.Text)));
        _safety = new(content.Safety);
        _requests = content.Requests.ToDictionary(r => r.Key, r => new SignReader([r.Value]));
        _doors = [.. content.Doors.Select(d => new DoorSigns(d))];
    }

    /// <summary>Trains the engine on the content, about twenty seconds on one core, or takes what was learned before from <paramref name="models"/>: the same result for the same content.</summary>
    public static FaqEngine Build(BotContent content, ModelFolder? models = null) => new(content, models);

    public BotContent Content => _content;

    /// <summary>What the bot does with one message of the client. Pure: the same message and context give the same turn.</summary>
    public Resolved Resolve(string text, ResolutionContext context)
    {
        var turn = Read(text, context);
        return InScript(turn, WithFeedback(turn, WithDoor(turn, context.HasFiles ? WithFiles(turn) : Decide(turn))));
    }

    private Turn Read(string text, ResolutionContext context)
    {
        text = Cut(text);
        var language = (context.Choice is null ? _languages.Of(text) : null) ?? context.Language;
        var named = context.Places.Find(text);
        var known = context.Places.Known(context.Dialogue.County, context.Dialogue.State);
        // A state named once more does not make the county forgotten.
        var place = named is null || (named.County is null && named.State == known.State) ? known : named;
        return new(text, SignText.Of(text), context, language, place, new(() => _ranker.Rank(text, language, named?.State, place.State)));
    }

    private Resolved Decide(Turn turn)
    {
        // Safety first: it must not depend on an open question, on the ranking or on the language that was guessed.
        var (crisis, figureOfSpeech) = _safety.Find(turn.Signs);
        if (crisis is not null) return Crisis(turn, crisis, 1);
        if (Pressed(turn) is { } pressed) return pressed;
        if (Replied(turn) is { } replied) return replied;
        if (Opened(turn) is { } opened) return opened;
        if (_requests["person"].IsIn(turn.Signs)) return HandOff(turn, HandoffReason.Asked, 1);
        if (_requests["opt-out"].IsIn(turn.Signs)) return AskOptOut(turn, 1);
        if (_requests["more"].IsIn(turn.Signs)) return NothingMore(turn);
        return Ranked(turn, turn.Ranking.Value, figureOfSpeech);
    }

    private Resolved Ranked(Turn turn, Ranking ranking, bool figureOfSpeech)
    {
        var crisis = ranking.Topics.Where(t => IsCrisis(t.Label)).ToList();
        var topics = ranking.Topics.Where(t => !IsCrisis(t.Label)).ToList();
        var danger = crisis.Sum(t => t.Probability);
        // The words that would tell of a crisis were a figure of speech, or there are so few that it is a guess: the ranking must be all but sure.
        var doubtful = figureOfSpeech || IsBare(turn.Text);
        var band = doubtful ? Bands.DoubtfulCrisis : Bands.Crisis;
        var likeliest = !doubtful && danger > topics[0].Probability && danger > ranking.Elsewhere;
        if (danger >= band || (likeliest && danger >= Bands.LikeliestCrisis)) return Crisis(turn, crisis[0].Label, danger);
        if (Ordinals.Read(turn.Text) is not null) return NumberAlone(turn);
        if (ranking.OptOut >= Bands.OptOut) return AskOptOut(turn, ranking.OptOut);
        if (ranking.SmallTalk.Probability >= Bands.SmallTalk) return SmallTalk(turn, ranking.SmallTalk);

        var sure = ranking.Confidence;
        var first = _content.Topics[topics[0].Label];
        if (TwinOf(turn, first) is { } twin)
        {
            // The question is clear and only the state is not: what speaks for the one speaks for the other.
            var (one, other) = (topics[0].Probability, topics.Find(t => t.Label == twin)!.Probability);
            sure = Math.Min(1, sure * (one + other) / one);
            if (sure >= Bands.Answer && other >= Bands.TwinToo * one) return AskPlace(turn, first, sure, PhraseKeys.AskPlace);
        }
        if (sure >= Bands.Answer) return AnswerTopic(turn, first, sure);
        var offered = topics.Where((t, i) => i < 2 || t.Probability >= Bands.Offered).Take(3).ToList();
        return sure >= Bands.AskBack ? AskBack(turn, offered) : Unknown(turn, ranking);
    }

    /// <summary>The same question of the other state, when the state is not known.</summary>
    private static string? TwinOf(Turn turn, Topic topic) => turn.Place.IsKnown ? null : topic.Twin;

    /// <summary>The beginning of a very long text, which says what it is about; never half a character.</summary>
    private static string Cut(string text) => text.Length <= LongestRead ? text : text[..(char.IsHighSurrogate(text[LongestRead - 1]) ? LongestRead - 1 : LongestRead)];

    /// <summary>Whether the message is one of those that <c>bot-content/requests</c> names; content may lack some.</summary>
    private bool Asks(Turn turn, string request) => _requests.TryGetValue(request, out var signs) && signs.IsIn(turn.Signs);

    private bool IsCrisis(string topic) => _content.Topics[topic].Risk == Risk.Crisis;
}

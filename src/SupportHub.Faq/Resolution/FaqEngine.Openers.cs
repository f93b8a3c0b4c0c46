using SupportHub.Faq.Content;
using SupportHub.Faq.Search;

namespace SupportHub.Faq.Resolution;

/// <summary>
/// Messages so short that a ranking only guesses: "I have a question", "help me", "I'm so tired", "are you a robot", "I want to apply". Each is
/// known by the whole of its words (<c>bot-content/requests</c>), so that whatever else is said with them is ranked as before.
/// </summary>
public sealed partial class FaqEngine
{
    // Where the client's state is known, what one can apply for there.
    private static readonly Dictionary<string, string[]> s_applying = new(StringComparer.Ordinal)
    {
        ["CA"] = ["apply-calfresh-how", "apply-medi-cal-how", "apply-calworks-how"],
        ["MN"] = ["apply-mnbenefits-how", "health-care-apply-mn"],
    };

    private const int BareWords = 2;
    private const int BareHan = 4;

    /// <summary>A word or two; the crises that are told in as few have rules of their own.</summary>
    private static bool IsBare(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= BareWords && text.Count(letter => letter >= '\u3400') <= BareHan;

    private Resolved? Opened(Turn turn)
    {
        if (Asks(turn, "bot")) return AnswerTopic(turn, _content.Topics[AboutTopic], 1);
        if (Asks(turn, "question")) return Said(PhraseKeys.Greeting);
        // No alarm: most are worn out or worried. Where to turn in danger is said all the same.
        if (Asks(turn, "worry")) return Said(PhraseKeys.Worry);
        if (!Asks(turn, "apply")) return null;
        return turn.Place.State is { } state && s_applying.TryGetValue(state, out var topics)
            ? AskBack(turn, [.. topics.Select(topic => new Ranked(topic, 1))])
            : AskPlace(turn, _content.Topics[s_applying["CA"][0]], 1, PhraseKeys.AskPlace);

        Resolved Said(string phrase) => Reply(turn, Decisions.SmallTalk, null, 1, [Say(turn, phrase)], turn.Passed);
    }
}

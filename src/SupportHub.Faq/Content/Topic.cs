using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Content;

/// <summary>What a topic owes the client besides its answer.</summary>
public enum Risk
{
    Routine = 0,

    /// <summary>Answered, and a person is brought in the same turn.</summary>
    Human = 1,

    /// <summary>A fixed, checked text and a person at once, found before anything else is looked at.</summary>
    Crisis = 2,
}

/// <summary>One answer. <see cref="Where"/> is empty, a state (<c>CA</c>), a county's FIPS code, <c>county</c> or <c>county without phone</c>.</summary>
/// <remarks><see cref="IsMore"/>: it is sent to who replies MORE to the text, and never by itself.</remarks>
public sealed record Answer(Channel Channel, string Where, string Text, int Line, bool IsMore = false);

/// <summary>A topic in one language.</summary>
public sealed record TopicWords(string Title, string LanguageReview, IReadOnlyList<Answer> Answers, IReadOnlyList<string> Variants);

/// <summary>
/// One subject of the bot: a file in <c>bot-content/topics</c>. <see cref="Scope"/> is <c>any</c> or the state (<c>CA</c>, <c>MN</c>) whose
/// program it belongs to; <see cref="Twin"/> is the same question of the other state; <see cref="NeedsCounty"/>: the answer is of use only when the county is known. From the day after
/// <see cref="ReviewBy"/> the answer is not given any more; crisis texts are given always.
/// </summary>
public sealed record Topic(
    string Id, string File, string Scope, string? Twin, Risk Risk, bool NeedsCounty, DateOnly FactsChecked, DateOnly ReviewBy,
    IReadOnlyList<string> Sources, IReadOnlyList<string> FollowUps, IReadOnlyDictionary<Language, TopicWords> Words)
{
    /// <summary>The <see cref="Scope"/> of a topic that both states have.</summary>
    public const string AnyState = "any";

    /// <summary>The answer for a place, the nearest one that is written: county, state, then everywhere.</summary>
    public Answer AnswerFor(Language language, Channel channel, Place place)
    {
        var answers = Words[language].Answers.Where(a => a.Channel == channel && !a.IsMore).ToList();
        return place.Keys.Select(key => answers.Find(a => a.Where == key)).First(a => a is not null)!;
    }

    /// <summary>What goes on where the text message for a place ends, or null when that says it all.</summary>
    public Answer? MoreFor(Language language, Place place)
    {
        var more = Words[language].Answers.Where(a => a.IsMore).ToList();
        return place.Keys.Select(key => more.Find(a => a.Where == key)).FirstOrDefault(a => a is not null);
    }
}

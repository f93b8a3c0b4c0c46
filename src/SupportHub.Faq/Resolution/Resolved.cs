using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Resolution;

/// <summary>What the help desk's hours mean for a handoff now. <see cref="Reopens"/> is null while it is open.</summary>
public sealed record DeskHours(DateTimeOffset? Reopens, TimeZoneInfo Zone);

/// <summary>Everything a turn depends on besides the words.</summary>
/// <param name="Now">The moment of the turn; answers past their review date are not given, open questions lapse.</param>
/// <param name="Language">The conversation's language, kept when the text does not tell its own.</param>
/// <param name="Dialogue">What the bot remembers of the conversation.</param>
/// <param name="Choice">The value of the button that was pressed, if one was.</param>
/// <param name="Desk">The help desk's hours, when they are known.</param>
/// <param name="Places">The county directory.</param>
/// <param name="Channel">Web answers are Markdown, texts are plain.</param>
public sealed record ResolutionContext(
    DateTimeOffset Now, Channel Channel, Language Language, Dialogue Dialogue, Places Places, string? Choice = null, DeskHours? Desk = null)
{
    /// <summary>Photos or papers came with the words, or instead of them.</summary>
    public bool HasFiles { get; init; }

    /// <summary>The day answers are compared with their review date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}

/// <summary>The names of decisions, as they are stored and counted.</summary>
public static class Decisions
{
    public const string Answer = "answer";
    public const string AskBack = "ask_back";
    public const string AskPlace = "ask_place";
    public const string HandOff = "hand_off";
    public const string OfferPerson = "offer_person";
    public const string Crisis = "crisis";
    public const string OptOut = "opt_out";
    public const string SmallTalk = "small_talk";
}

/// <summary>What the bot does with one message.</summary>
/// <param name="Decision">One of <see cref="Decisions"/>.</param>
/// <param name="Topic">The topic answered, asked about or handed off, if any.</param>
/// <param name="Top">The topics that were offered or came first, at most three.</param>
/// <param name="Person">A person is brought in this turn.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Language">The language of the reply.</param>
/// <param name="Messages">What the client reads, in order; may be empty.</param>
/// <param name="Choices">Replies offered under the last message.</param>
/// <param name="Handoff">Set when the conversation goes to people.</param>
/// <param name="OptedOut">The client confirmed that no more texts are wanted: the caller records it; nothing is said.</param>
/// <param name="Next">What the bot remembers from now on.</param>
/// <param name="ContentVersion">The content the words are from.</param>
public sealed record Resolved(
    string Decision, string? Topic, IReadOnlyList<string> Top, bool Person, double Confidence, Language Language,
    IReadOnlyList<string> Messages, IReadOnlyList<Choice> Choices, Handoff? Handoff, bool OptedOut, Dialogue Next, string ContentVersion)
{
    /// <summary>What the client said of the answer before, if they were asked and said it.</summary>
    public AnswerRating? Rating { get; init; }

    /// <summary>Where no topic was answered: the one that came nearest, for the people who write the content.</summary>
    public string? Nearest { get; init; }
}

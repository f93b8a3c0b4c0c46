using System.Text.Json.Serialization;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Conversations;

/// <summary>A reply offered to the client: a button in the chat, a number in a text. <see cref="Value"/> comes back when it is chosen.</summary>
public sealed record Choice(string Label, string Value);

/// <summary>What an open question asks for.</summary>
public enum QuestionKind
{
    PickTopic = 0,
    Place = 1,
    Person = 2,
    OptOut = 3,
    Reached = 4,

    /// <summary>No question to the client: a text had no room for all, and one word brings the rest.</summary>
    More = 5,

    /// <summary>Whether the answer on the question's topic answered it.</summary>
    Answered = 6,

    /// <summary>Whether to hear of another program that the client may be missing.</summary>
    Door = 7,

    /// <summary>Whether it is a good time to write to a phone that others may see. Until YES nothing more is written.</summary>
    GoodTime = 8,
}

/// <summary>The one question the bot has open, with what each reply means and when it lapses.</summary>
public sealed record OpenQuestion(QuestionKind Kind, string? Topic, IReadOnlyList<Choice> Choices, DateTimeOffset LapsesAt);

/// <summary>What the bot remembers of a conversation between two turns. <see cref="County"/> is a FIPS code, <see cref="State"/> a postal code.</summary>
public sealed record Dialogue(OpenQuestion? Question, int FailedTurns, string? County, string? State, bool Disclosed)
{
    public static Dialogue New { get; } = new(null, 0, null, null, false);

    /// <summary>The client was asked whether an answer had answered the question: once in a conversation is enough.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AskedIfAnswered { get; init; }

    /// <summary>The client writes Chinese in Simplified characters, and reads them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Simplified { get; init; }

    /// <summary>What the client said that points to other programs; null when nothing did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Doors? Doors { get; init; }
}

/// <summary>
/// Other programs the client may be missing, by their names in the content: the one that was heard of and not offered yet, those that are out
/// because the client asked about them or has them. One offer in a conversation is enough.
/// </summary>
public sealed record Doors(string? Heard, IReadOnlyList<string> Shut, bool Offered);

/// <summary>What was decided in one turn of the bot, kept for the reports. <see cref="Decision"/> is one of answer, ask_back, ask_place, hand_off, crisis, opt_out, small_talk.</summary>
public sealed record BotTurn(string Decision, string? Topic, double Confidence, Language Language, string ContentVersion, bool Person)
{
    /// <summary>Where no topic was answered: the likeliest one, so that a reader can see how near the content came.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Nearest { get; init; }
}

/// <summary>The client's word on the answer they were given on a topic.</summary>
public sealed record AnswerRating(string Topic, AnswerVerdict Verdict);

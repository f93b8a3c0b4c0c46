using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Search;

namespace SupportHub.Faq.Resolution;

/// <summary>One message being resolved: what was said, in which language, the place known by now, and how it ranks: worked out once, if anybody asks.</summary>
internal sealed record Turn(string Text, SignText Signs, ResolutionContext Context, Language Language, Place Place, Lazy<Ranking> Ranking)
{
    public Dialogue Dialogue => Context.Dialogue;

    public Channel Channel => Context.Channel;

    public bool IsText => Channel == Channel.Sms;

    /// <summary>The question that still stands, or null.</summary>
    public OpenQuestion? Question => Dialogue.Question is { } question && Context.Now < question.LapsesAt ? question : null;

    /// <summary>The dialogue after a turn that helped: no question, no failure, the place kept.</summary>
    public Dialogue Settled => Dialogue with { Question = null, FailedTurns = 0, County = Place.County?.Fips, State = Place.State, Disclosed = true };

    /// <summary>The dialogue after a turn that neither helped nor failed.</summary>
    public Dialogue Passed => Settled with { FailedTurns = Dialogue.FailedTurns };

    /// <summary>The dialogue with a new open question.</summary>
    public Dialogue Asking(QuestionKind kind, string? topic, IReadOnlyList<Choice> choices, int failedTurns) =>
        Settled with { Question = new(kind, topic, choices, Context.Now + QuestionsLapseAfter), FailedTurns = failedTurns };

    // By the next day "1" could mean anything.
    private static readonly TimeSpan QuestionsLapseAfter = TimeSpan.FromHours(12);
}

using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Resolution;

public sealed partial class FaqEngine
{
    /// <summary>
    /// Only a person can look at a photo or paper, so one is brought in and that is said. The words beside it are heard first: danger, a wish to stop, and a
    /// question that has an answer. What would only be asked back is left to the person.
    /// </summary>
    private Resolved WithFiles(Turn turn)
    {
        var decided = string.IsNullOrWhiteSpace(turn.Text) && turn.Context.Choice is null ? null : Decide(turn);
        if (decided is { Handoff: not null } or { OptedOut: true } or { Decision: Decisions.OptOut }) return decided;
        var handoff = new Handoff(HandoffReason.Files, decided?.Topic, Urgency.Routine);
        string[] words = [Say(turn, PhraseKeys.FileForPerson), HandoffWords(turn)];
        return decided is { Decision: Decisions.Answer }
            ? decided with { Messages = [.. decided.Messages, .. words], Choices = [], Person = true, Handoff = handoff, Next = decided.Next with { Question = null } }
            : Reply(turn, Decisions.HandOff, decided?.Topic, 1, [.. words], turn.Settled, [], handoff) with { Rating = decided?.Rating };
    }
}

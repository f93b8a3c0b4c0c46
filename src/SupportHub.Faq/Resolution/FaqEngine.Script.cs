using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Resolution;

/// <summary>Who writes Simplified characters reads them: everything the turn says, and the choices it waits for.</summary>
public sealed partial class FaqEngine
{
    private static Resolved InScript(Turn turn, Resolved decided)
    {
        // A pressed button is in our own characters and tells nothing of the client's.
        var written = turn.Context.Choice is null ? ChineseScript.IsSimplified(turn.Text) : null;
        var simplified = written ?? turn.Dialogue.Simplified;
        decided = decided with { Next = decided.Next with { Simplified = simplified } };
        if (!simplified || decided.Language != Language.Cantonese) return decided;
        return decided with
        {
            Messages = [.. decided.Messages.Select(ChineseScript.Simplify)],
            Choices = Simplified(decided.Choices),
            Next = decided.Next.Question is { } question ? decided.Next with { Question = question with { Choices = Simplified(question.Choices) } } : decided.Next,
        };
    }

    private static List<Choice> Simplified(IEnumerable<Choice> choices) => [.. choices.Select(c => c with { Label = ChineseScript.Simplify(c.Label) })];
}

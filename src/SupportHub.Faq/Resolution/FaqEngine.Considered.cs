using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Resolution;

public sealed partial class FaqEngine
{
    /// <summary>The three likeliest topics for a text, best first, whatever is then decided: what measurements look at.</summary>
    internal IReadOnlyList<string> Considered(string text, Language language) => [.. _ranker.Rank(text, language, null, null).Topics.Take(3).Select(t => t.Label)];
}

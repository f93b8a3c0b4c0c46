using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Languages;

/// <summary>
/// Which of the three languages a text is in. Han characters decide for Chinese however many foreign words stand between them; for the rest a
/// naive Bayes model over words and pieces of words, learned from the content's own examples, tells English, Spanish and romanised Cantonese
/// apart.
/// </summary>
internal sealed class LanguageGuess
{
    // Below this difference (natural logarithm) a text could be either, and the conversation's language stays. One word alone ("EBT",
    // "status") is often borrowed, so a short text must tell more.
    private const double Sure = 2.0;
    private const double SureOfOneWord = 6.0;

    private readonly Dictionary<string, double[]> _evidence = [];

    public LanguageGuess(IEnumerable<(Language Language, string Text)> examples)
    {
        var counts = new Dictionary<string, double[]>();
        var totals = new double[LanguageCodes.All.Count];
        foreach (var (language, text) in examples)
        {
            var folded = TextFold.Fold(text);
            if (folded.Any(TextFold.IsHan)) continue;
            foreach (var piece in Pieces(folded))
            {
                if (!counts.TryGetValue(piece, out var seen)) counts[piece] = seen = new double[totals.Length];
                seen[(int)language]++;
                totals[(int)language]++;
            }
        }
        foreach (var (piece, seen) in counts.Where(c => c.Value.Sum() >= 2))
            _evidence[piece] = [.. seen.Select((n, i) => Math.Log((n + 0.5) / (totals[i] + counts.Count)))];
    }

    /// <summary>The language, or null when the text does not tell.</summary>
    public Language? Of(string text)
    {
        var folded = TextFold.Fold(text);
        if (folded.Any(TextFold.IsHan)) return Language.Cantonese;
        var scores = new double[LanguageCodes.All.Count];
        foreach (var piece in Pieces(folded))
        {
            if (!_evidence.TryGetValue(piece, out var evidence)) continue;
            for (var i = 0; i < scores.Length; i++) scores[i] += evidence[i];
        }
        // Few examples are romanised Cantonese, and its pieces are short: it must win clearly.
        scores[(int)Language.Cantonese] -= 2 * Sure;
        var best = Array.IndexOf(scores, scores.Max());
        var second = scores.Where((_, i) => i != best).Max();
        var words = folded.Count(c => c == ' ') + 1;
        return scores[best] - second >= Math.Max(Sure, SureOfOneWord / words) ? (Language)best : null;
    }

    private static IEnumerable<string> Pieces(string folded)
    {
        foreach (var word in folded.Split([' ', ',', '.', '?', '!', '¿', '¡', ';', ':', '(', ')', '"', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.Any(char.IsLetter)) continue;
            var padded = $" {word} ";
            yield return padded;
            for (var i = 0; i + 3 <= padded.Length; i++) yield return padded.Substring(i, 3);
        }
    }
}

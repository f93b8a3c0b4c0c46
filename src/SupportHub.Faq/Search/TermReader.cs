using SupportHub.Faq.Analysis;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Search;

/// <summary>
/// Cuts a text into terms: words and pairs of words of Latin script (neighbours, and with one word between) with the pieces of 3 to 5 characters
/// they are made of (misspellings share pieces), their English and Spanish stems, single, double and triple Han characters, as written and as folded to written Chinese, the
/// concepts the text names and the state its place is in. A term is a 64-bit FNV-1a value of its kind and its characters, the same on every
/// machine; its lowest bits are its kind.
/// </summary>
/// <param name="concepts">Ideas with their wordings; null for sets of questions that have none.</param>
internal sealed class TermReader(ConceptReader? concepts)
{
    public const int Kinds = 8;

    private const int LongestStemmed = 30;

    public static int KindOf(ulong term) => (int)(term & (Kinds - 1));

    /// <param name="text">What was said.</param>
    /// <param name="state">The state of the place it names, if it names one.</param>
    public List<ulong> Read(string text, string? state)
    {
        var terms = new List<ulong>(text.Length * 6);
        var bare = TextFold.Bare(ChineseFold.Simplify(TextFold.Fold(text)));
        ReadLatin(bare, terms);
        if (bare.Any(TextFold.IsHan))
        {
            ReadHan(bare, TermKind.Han, terms);
            ReadHan(ChineseFold.Written(bare), TermKind.WrittenHan, terms);
        }
        foreach (var name in concepts?.Read(bare) ?? []) terms.Add(Term(TermKind.Concept, name));
        if (state is not null) terms.Add(Term(TermKind.State, state));
        return terms;
    }

    private static void ReadLatin(string bare, List<ulong> terms)
    {
        var (before, last) = ("", "");
        foreach (var (start, length) in Runs(bare, c => char.IsLetterOrDigit(c) && !TextFold.IsHan(c)))
        {
            var word = ShortForms.Long(bare.Substring(start, length));
            terms.Add(Term(TermKind.Word, word));
            ReadStems(word, terms);
            terms.Add(Term(TermKind.WordPair, $"{last} {word}"));
            if (before.Length > 0) terms.Add(Term(TermKind.WordPair, $"{before} … {word}"));
            var padded = $" {word} ";
            for (var n = 3; n <= 5; n++)
            {
                for (var i = 0; i + n <= padded.Length; i++) terms.Add(Term(TermKind.Piece, padded.AsSpan(i, n)));
            }
            (before, last) = (last, word);
        }
    }

    /// <summary>Both languages' stems, since a message may mix them: a wrong one is only a rarer term.</summary>
    private static void ReadStems(string word, List<ulong> terms)
    {
        if (word.Length > LongestStemmed) return;
        Span<char> stem = stackalloc char[LongestStemmed + 1];
        stem[0] = 'e';
        word.CopyTo(stem[1..]);
        terms.Add(Term(TermKind.Stem, stem[..(1 + EnglishStemmer.Stem(stem.Slice(1, word.Length)))]));
        stem[0] = 's';
        word.CopyTo(stem[1..]);
        terms.Add(Term(TermKind.Stem, stem[..(1 + SpanishAnalyzer.Stem(stem.Slice(1, word.Length)))]));
    }

    private static void ReadHan(string text, TermKind kind, List<ulong> terms)
    {
        foreach (var (start, length) in Runs(text, TextFold.IsHan))
        {
            for (var n = 1; n <= 3; n++)
            {
                for (var i = start; i + n <= start + length; i++) terms.Add(Term(kind, text.AsSpan(i, n)));
            }
        }
    }

    private static IEnumerable<(int Start, int Length)> Runs(string text, Func<char, bool> belongs)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!belongs(text[at])) continue;
            var start = at;
            while (at < text.Length && belongs(text[at])) at++;
            yield return (start, at - start);
        }
    }

    private static ulong Term(TermKind kind, ReadOnlySpan<char> characters)
    {
        const ulong Prime = 1099511628211;
        var hash = 14695981039346656037;
        foreach (var c in characters) hash = (hash ^ c) * Prime;
        return (hash & ~(ulong)(Kinds - 1)) | (uint)kind;
    }
}

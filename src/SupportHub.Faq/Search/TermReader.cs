using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Search;

/// <summary>
/// Cuts a text into terms: words and pairs of words of Latin script with the pieces of 3 to 5 characters they are made of (misspellings
/// share pieces), single, double and triple Han characters, as written and as folded to written Chinese, and the concepts the text names,
/// alone and in pairs. A term is a 64-bit FNV-1a value of its kind and its characters, the same on every machine; its two lowest bits are the
/// channel it belongs to.
/// </summary>
internal sealed class TermReader(ConceptReader concepts)
{
    /// <summary>Words, pieces of words, Han characters, concepts: each channel counts the same, however many terms it has.</summary>
    public const int Channels = 4;

    public static int ChannelOf(ulong term) => (int)(term & (Channels - 1));

    public List<ulong> Read(string text)
    {
        var terms = new List<ulong>(text.Length * 6);
        var bare = TextFold.Bare(ChineseFold.Simplify(TextFold.Fold(text)));
        ReadLatin(bare, terms);
        if (bare.Any(TextFold.IsHan))
        {
            ReadHan(bare, 's', terms);
            ReadHan(ChineseFold.Written(bare), 'w', terms);
        }
        ReadConcepts(concepts.Read(bare), terms);
        return terms;
    }

    private static void ReadConcepts(IReadOnlyCollection<string> names, List<ulong> terms)
    {
        foreach (var name in names)
        {
            terms.Add(Term('k', name));
            foreach (var other in names.Where(other => string.CompareOrdinal(name, other) < 0)) terms.Add(Term('p', $"{name}+{other}"));
        }
    }

    private static void ReadLatin(string bare, List<ulong> terms)
    {
        var last = "";
        foreach (var (start, length) in Runs(bare, c => char.IsLetterOrDigit(c) && !TextFold.IsHan(c)))
        {
            var word = ShortForms.Long(bare.Substring(start, length));
            terms.Add(Term('u', word));
            terms.Add(Term('b', last + " " + word));
            var padded = $" {word} ";
            for (var n = 3; n <= 5; n++)
            {
                for (var i = 0; i + n <= padded.Length; i++) terms.Add(Term('c', padded.AsSpan(i, n)));
            }
            last = word;
        }
    }

    private static void ReadHan(string text, char kind, List<ulong> terms)
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

    private static ulong Term(char kind, ReadOnlySpan<char> characters)
    {
        const ulong Prime = 1099511628211;
        var hash = (14695981039346656037 ^ kind) * Prime;
        foreach (var c in characters) hash = (hash ^ c) * Prime;
        var channel = kind switch { 'u' or 'b' => 0UL, 'c' => 1UL, 's' or 'w' => 2UL, _ => 3UL };
        return (hash & ~(ulong)(Channels - 1)) | channel;
    }
}

using System.Collections.Frozen;

namespace SupportHub.Faq.Languages;

/// <summary>An idea with its wordings in every language, from <c>bot-content/concepts</c>; a wording may end in a star for any ending.</summary>
public sealed record Concept(string Name, IReadOnlyList<string> Wordings);

/// <summary>Finds the concepts a text names, the same in whatever language it is written.</summary>
internal sealed class ConceptReader
{
    private const int LongestPhrase = 5;
    private const int ShortestStem = 3;
    private const int LongestEnding = 8;

    private readonly FrozenDictionary<string, string[]> _phrases;
    private readonly FrozenDictionary<string, string[]> _stems;
    private readonly FrozenDictionary<string, string[]> _han;
    private readonly int _longestHan;

    public ConceptReader(IEnumerable<Concept> concepts)
    {
        var wordings = concepts.SelectMany(c => c.Wordings.Select(w => (c.Name, Wording: Fold(w)))).Where(w => w.Wording.Length > 0).ToList();
        _han = Group(wordings.Where(w => w.Wording.Any(TextFold.IsHan)).SelectMany(w => new[] { w, (w.Name, Wording: ChineseFold.Written(w.Wording)) }));
        _stems = Group(wordings.Where(w => w.Wording.EndsWith('*')).Select(w => (w.Name, w.Wording[..^1])));
        _phrases = Group(wordings.Where(w => !w.Wording.EndsWith('*') && !w.Wording.Any(TextFold.IsHan)));
        _longestHan = _han.Keys.Select(k => k.Length).DefaultIfEmpty().Max();
    }

    /// <summary>The names of the concepts in <paramref name="bare"/> (folded, simplified, without accents), in ordinal order, each once.</summary>
    public IReadOnlyCollection<string> Read(string bare)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var words = Words(bare);
        var phrases = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        var stems = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < words.Count; i++)
        {
            var phrase = words[i];
            for (var n = 1; n <= LongestPhrase; n++)
            {
                Add(found, phrases, phrase);
                for (var length = phrase.Length; length >= Math.Max(ShortestStem, phrase.Length - LongestEnding); length--) Add(found, stems, phrase.AsSpan(0, length));
                if (i + n >= words.Count) break;
                phrase += " " + words[i + n];
            }
        }
        if (bare.Any(TextFold.IsHan))
        {
            ReadHan(bare, found);
            ReadHan(ChineseFold.Written(bare), found);
        }
        return found;
    }

    private void ReadHan(string text, SortedSet<string> found)
    {
        var spelled = _han.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Length; i++)
        {
            for (var n = 1; n <= _longestHan && i + n <= text.Length; n++)
            {
                if (spelled.TryGetValue(text.AsSpan(i, n), out var names)) found.UnionWith(names);
            }
        }
    }

    private static void Add(
        SortedSet<string> found, FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> wordings, ReadOnlySpan<char> phrase)
    {
        if (wordings.TryGetValue(phrase, out var names)) found.UnionWith(names);
    }

    private static List<string> Words(string bare)
    {
        var words = new List<string>();
        for (var at = 0; at < bare.Length; at++)
        {
            if (!IsLatin(bare[at])) continue;
            var start = at;
            while (at < bare.Length && IsLatin(bare[at])) at++;
            words.Add(ShortForms.Long(bare[start..at]));
        }
        return words;
    }

    private static bool IsLatin(char c) => char.IsLetterOrDigit(c) && !TextFold.IsHan(c);

    private static string Fold(string wording)
    {
        var bare = TextFold.Bare(ChineseFold.Simplify(TextFold.Fold(wording))).Trim();
        return bare.Any(TextFold.IsHan) ? bare : string.Join(' ', bare.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(ShortForms.Long));
    }

    private static FrozenDictionary<string, string[]> Group(IEnumerable<(string Name, string Wording)> wordings) =>
        wordings.GroupBy(w => w.Wording, w => w.Name).ToFrozenDictionary(g => g.Key, g => g.Distinct().Order(StringComparer.Ordinal).ToArray());
}

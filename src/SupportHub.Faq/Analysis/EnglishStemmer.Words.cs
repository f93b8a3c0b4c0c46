using System.Collections.Frozen;

namespace SupportHub.Faq.Analysis;

public ref partial struct EnglishStemmer
{
    // Longest first: the first that fits is the longest that fits.
    private static readonly (string Suffix, string By)[] s_step2 =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"),
        ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"),
        ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"),
        ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"), ("izer", "ize"),
        ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string By)[] s_step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] s_step4 =
    [
        "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic",
    ];

    private static readonly FrozenDictionary<string, string> s_specials = new Dictionary<string, string>
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl", ["gently"] = "gentl",
        ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe",
        ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_invariants =
        FrozenSet.Create(StringComparer.Ordinal, "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed");

    /// <summary>Whole words with a stem of their own.</summary>
    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Specials { get; } = s_specials.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words that stay as they are once their plural is off.</summary>
    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Invariants { get; } = s_invariants.GetAlternateLookup<ReadOnlySpan<char>>();
}

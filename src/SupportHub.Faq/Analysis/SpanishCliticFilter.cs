using System.Collections.Frozen;

namespace SupportHub.Faq.Analysis;

/// <summary>
/// Takes the pronouns off the end of a Spanish verb: ayudar|me, manden|me|lo, pidiéndo|se|las, díga|me. Only what is left as an infinitive,
/// a gerund or an imperative loses them, so that "escuela" and "informe" keep their ends. No part of Lucene.
/// </summary>
public static class SpanishCliticFilter
{
    // Longest first: the first that leaves a verb is taken.
    private static readonly string[] s_pronouns =
    [
        "noslos", "noslas", "noslo", "nosla", "melos", "melas", "telos", "telas", "selos", "selas", "melo", "mela", "telo", "tela", "selo", "sela",
        "nos", "los", "las", "les", "me", "te", "se", "lo", "la", "le",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_notVerbs = FrozenSet.Create(StringComparer.Ordinal,
        "parte", "aparte", "suerte", "fuerte", "muerte", "perla", "perlas", "charla", "charlas", "firme", "caramelo", "caramelos", "ángeles", "cárceles",
        "reclame", "programe", "derrame", "proclame", "aclame").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length of <paramref name="word"/> (lower case, accents as written) without its pronouns.</summary>
    public static int Filter(ReadOnlySpan<char> word)
    {
        if (s_notVerbs.Contains(word)) return word.Length;
        foreach (var pronoun in s_pronouns)
        {
            if (word.EndsWith(pronoun) && IsVerb(word[..^pronoun.Length], pronoun)) return word.Length - pronoun.Length;
        }
        return word.Length;
    }

    private static bool IsVerb(ReadOnlySpan<char> rest, string pronoun) =>
        IsInfinitive(rest) || IsGerund(rest) || IsCommand(rest, pronoun);

    private static bool IsInfinitive(ReadOnlySpan<char> rest) =>
        rest is "ir" || (rest.Length >= 3 && rest is [.., 'a' or 'á' or 'e' or 'é' or 'i' or 'í', 'r']);

    private static bool IsGerund(ReadOnlySpan<char> rest) => rest is [_, .., 'a' or 'á' or 'e' or 'é', 'n', 'd', 'o'];

    /// <summary>
    /// A command that pronouns follow is written with an accent (dígame). Typed without one it is known by its ending, where that ending with
    /// that pronoun is rare elsewhere: -enme, -enlo; -ame, -emelo. "Hermanos" is no "herma" of ours.
    /// </summary>
    private static bool IsCommand(ReadOnlySpan<char> rest, string pronoun)
    {
        if (rest.Length < 4) return false;
        var many = rest is [.., 'a' or 'e', 'n'];
        if (!many && rest[^1] is not ('a' or 'e')) return false;
        if (rest.IndexOfAny("áéíóú") >= 0) return true;
        return many ? rest.Length >= 5 && pronoun is not ("te" or "se") : pronoun == "me" || pronoun.Length >= 4;
    }
}

namespace SupportHub.Faq.Analysis;

/// <summary>
/// Takes the endings of Spanish verbs off what the light stemmer leaves, so that ayudar, ayuda, ayudando, ayudaron and ayudé meet in one stem, and
/// writes its last consonant one way (apliqué, aplico; pagué, pago; empecé, empezar). A noun that ends alike loses it too, in singular and
/// plural the same. No part of Lucene; verbs whose vowel changes (puedo, poder) stay apart.
/// </summary>
public static class SpanishVerbFilter
{
    // Without the last vowel, which the light stemmer took; longest first.
    private static readonly string[] s_endings =
    [
        "ieron", "yeron", "ieran", "arian", "ariam", "erian", "eriam", "irian", "iriam", "iend", "yend", "abam", "aron", "aran", "eran", "iran", "aban", "arem", "erem", "irem", "asen",
        "and", "ari", "eri", "iri", "ast", "ist", "ian", "iam", "ier", "ad", "id", "ab", "ar", "er", "ir", "an", "en", "am", "em", "im", "i",
    ];

    private const int ShortestStem = 3;

    /// <summary>Stems in place a word without accents that the light stemmer has been over, and answers its new length.</summary>
    public static int Stem(Span<char> word)
    {
        var length = word.Length - EndingOf(word);
        // Cambiar and cambio: the i of the one is the ending's in the other.
        if (length > ShortestStem && word[length - 1] == 'i') length--;
        return OneSpelling(word[..length]);
    }

    private static int EndingOf(ReadOnlySpan<char> word)
    {
        foreach (var ending in s_endings)
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending)) return ending.Length;
        }
        return 0;
    }

    private static int OneSpelling(Span<char> stem)
    {
        switch (stem)
        {
            case [_, _, .., 'q', 'u']:
                stem[^2] = 'c';
                return stem.Length - 1;
            case [_, _, .., 'g', 'u']:
                return stem.Length - 1;
            case [_, _, _, .., 'z']:
                stem[^1] = 'c';
                break;
        }
        return stem.Length;
    }
}

namespace SupportHub.Faq.Analysis;

/// <summary>
/// Takes the plural and the last vowel off Spanish nouns and adjectives and the accents off vowels (ñ stays), by the rules of Jacques
/// Savoy's light stemmer as Lucene's class of this name has them. Words of fewer than five letters stay as they are.
/// </summary>
public static class SpanishLightStemmer
{
    private const int ShortestWord = 5;

    /// <summary>Stems a lower-case word in place and answers its new length.</summary>
    public static int Stem(Span<char> word)
    {
        if (word.Length < ShortestWord) return word.Length;
        SpanishAccents.Fold(word);
        switch (word)
        {
            case [.., 'e', 's', 'e', 's']:
                return word.Length - 2;
            case [.., 'c', 'e', 's']:
                word[^3] = 'z';
                return word.Length - 2;
            case [.., 'o' or 'a' or 'e', 's']:
                return word.Length - 2;
            case [.., 'o' or 'a' or 'e']:
                return word.Length - 1;
            default:
                return word.Length;
        }
    }
}

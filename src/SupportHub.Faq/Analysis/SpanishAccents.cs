namespace SupportHub.Faq.Analysis;

/// <summary>Vowels without accents, as hurried people type them. Ñ is a letter of its own and stays.</summary>
internal static class SpanishAccents
{
    public static void Fold(Span<char> word)
    {
        foreach (ref var c in word)
        {
            c = c switch
            {
                'à' or 'á' or 'â' or 'ä' => 'a',
                'è' or 'é' or 'ê' or 'ë' => 'e',
                'ì' or 'í' or 'î' or 'ï' => 'i',
                'ò' or 'ó' or 'ô' or 'ö' => 'o',
                'ù' or 'ú' or 'û' or 'ü' => 'u',
                _ => c,
            };
        }
    }
}

namespace SupportHub.Faq.Analysis;

/// <summary>Takes "'s" off a word, whichever apostrophe it is written with; as Lucene's filter of this name.</summary>
public static class EnglishPossessiveFilter
{
    public static ReadOnlySpan<char> Filter(ReadOnlySpan<char> word) =>
        word is [.., '\'' or '\u2019' or '\uFF07', 's' or 'S'] ? word[..^2] : word;
}

namespace SupportHub.Faq.Analysis;

/// <summary>What kind of characters a token has, as Lucene's tokenizer types them; the last two are the bigram filter's.</summary>
public enum TokenType
{
    Alphanumeric = 0,
    Number = 1,
    Katakana = 2,
    Hangul = 3,
    Ideographic = 4,
    Hiragana = 5,
    Single = 6,
    Double = 7,
}

/// <summary>A stretch of a text, in UTF-16 units; the text itself stays where it is.</summary>
public readonly record struct Token(int Start, int Length, TokenType Type)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}

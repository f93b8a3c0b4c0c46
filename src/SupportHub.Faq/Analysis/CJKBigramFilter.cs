using System.Text;

namespace SupportHub.Faq.Analysis;

/// <summary>The scripts that bigrams are formed of.</summary>
[Flags]
public enum CJKScripts
{
    None = 0,
    Han = 1,
    Hiragana = 2,
    Katakana = 4,
    Hangul = 8,
    All = Han | Hiragana | Katakana | Hangul,
}

/// <summary>
/// Pairs of neighbouring East Asian characters, by the rules of Lucene's filter of this name: a pair may span two of the chosen scripts
/// ("の学"), never a space, punctuation or a token of another script; a character without a neighbour stands alone; whatever is not of the
/// chosen scripts passes unchanged. With <paramref name="outputUnigrams"/> each character comes before the pair it begins.
/// </summary>
public sealed class CJKBigramFilter(CJKScripts scripts = CJKScripts.All, bool outputUnigrams = false)
{
    /// <summary>The tokens of <paramref name="text"/>, filtered.</summary>
    public IReadOnlyList<Token> Filter(ReadOnlySpan<char> text)
    {
        var found = new List<Token>(text.Length + 4);
        // The run of neighbours so far: where its first and its newest character begin.
        var (first, newest, end) = (-1, -1, -1);
        foreach (var token in new StandardTokenizer(text))
        {
            if ((ScriptOf(token.Type) & scripts) == 0)
            {
                Close(found, first, newest, end);
                (first, newest, end) = (-1, -1, -1);
                found.Add(token);
                continue;
            }
            for (var at = token.Start; at < token.End;)
            {
                Rune.DecodeFromUtf16(text[at..token.End], out _, out var length);
                if (at != end)
                {
                    Close(found, first, newest, end);
                    first = at;
                }
                else
                {
                    if (outputUnigrams) found.Add(new(newest, end - newest, TokenType.Single));
                    found.Add(new(newest, at + length - newest, TokenType.Double));
                }
                (newest, end) = (at, at + length);
                at += length;
            }
        }
        Close(found, first, newest, end);
        return found;
    }

    /// <summary>The last character of a run is in a pair already, unless it is the only one.</summary>
    private void Close(List<Token> found, int first, int newest, int end)
    {
        if (first >= 0 && (outputUnigrams || first == newest)) found.Add(new(newest, end - newest, TokenType.Single));
    }

    private static CJKScripts ScriptOf(TokenType type) => type switch
    {
        TokenType.Ideographic => CJKScripts.Han,
        TokenType.Hiragana => CJKScripts.Hiragana,
        TokenType.Katakana => CJKScripts.Katakana,
        TokenType.Hangul => CJKScripts.Hangul,
        _ => CJKScripts.None,
    };
}

using System.Globalization;
using System.Text;

namespace SupportHub.Faq.Analysis;

/// <summary>
/// Words as Lucene's StandardTokenizer finds them, by the word boundaries of Unicode's annex 29: runs of letters and digits with the
/// apostrophes and points inside them; a Han or Hiragana character alone; runs of Katakana and of Hangul. Not carried over, as no text here
/// needs them: emoji, and the scripts of South-East Asia that are written without spaces.
/// </summary>
public ref struct StandardTokenizer(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at = 0;

    public Token Current { get; private set; }

    public readonly StandardTokenizer GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_at < _text.Length)
        {
            var start = _at;
            var kind = Read();
            if (kind is Kind.Other or Kind.Joiner or Kind.Mark or Kind.Connector) continue;
            var type = ReadRest(kind);
            Current = new(start, _at - start, type);
            return true;
        }
        return false;
    }

    /// <summary>Goes to the end of the token that begins with <paramref name="first"/>, and says of what type it is.</summary>
    private TokenType ReadRest(Kind first)
    {
        SkipMarks();
        if (first == Kind.Ideograph) return TokenType.Ideographic;
        if (first == Kind.Hiragana) return TokenType.Hiragana;
        var (last, letters, hangulOnly) = (first, first is Kind.Letter or Kind.Hangul, first == Kind.Hangul);
        while (_at < _text.Length)
        {
            var before = _at;
            var kind = Read();
            if (kind == Kind.Joiner && Joins(_text[before], last)) kind = Read();
            else if (!Continues(last, kind))
            {
                _at = before;
                break;
            }
            SkipMarks();
            letters |= kind is Kind.Letter or Kind.Hangul;
            hangulOnly &= kind == Kind.Hangul;
            if (kind != Kind.Connector) last = kind;
        }
        if (first == Kind.Katakana) return TokenType.Katakana;
        return hangulOnly ? TokenType.Hangul : letters ? TokenType.Alphanumeric : TokenType.Number;
    }

    private static bool Continues(Kind last, Kind next) => next switch
    {
        Kind.Katakana => last == Kind.Katakana,
        Kind.Letter or Kind.Hangul or Kind.Digit or Kind.Connector => last != Kind.Katakana,
        _ => false,
    };

    /// <summary>An apostrophe or point between two letters, a point or comma between two digits.</summary>
    private readonly bool Joins(char joiner, Kind last)
    {
        if (Rune.DecodeFromUtf16(_text[_at..], out var next, out _) != System.Buffers.OperationStatus.Done) return false;
        return joiner switch
        {
            ',' or ';' => last == Kind.Digit && KindOf(next) == Kind.Digit,
            ':' or '·' => IsLetter(last) && IsLetter(KindOf(next)),
            _ => (IsLetter(last) && IsLetter(KindOf(next))) || (last == Kind.Digit && KindOf(next) == Kind.Digit),
        };
    }

    private static bool IsLetter(Kind kind) => kind is Kind.Letter or Kind.Hangul;

    private void SkipMarks()
    {
        while (_at < _text.Length && Rune.DecodeFromUtf16(_text[_at..], out var rune, out var length) == System.Buffers.OperationStatus.Done && KindOf(rune) == Kind.Mark)
            _at += length;
    }

    private Kind Read()
    {
        var whole = Rune.DecodeFromUtf16(_text[_at..], out var rune, out var length) == System.Buffers.OperationStatus.Done;
        _at += length;
        return whole ? KindOf(rune) : Kind.Other;
    }

    private static Kind KindOf(Rune rune) => rune.Value switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Kind.Letter,
        >= '0' and <= '9' => Kind.Digit,
        '\'' or '\u2018' or '\u2019' or '.' or '\u2024' or ',' or ';' or ':' or '·' => Kind.Joiner,
        < 128 => rune.Value == '_' ? Kind.Connector : Kind.Other,
        _ when Scripts.IsHan(rune) => Kind.Ideograph,
        _ when Scripts.IsHiragana(rune) => Kind.Hiragana,
        _ when Scripts.IsKatakana(rune) => Kind.Katakana,
        _ when Scripts.IsHangul(rune) => Kind.Hangul,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Mark,
            UnicodeCategory.DecimalDigitNumber => Kind.Digit,
            UnicodeCategory.ConnectorPunctuation => Kind.Connector,
            _ => Rune.IsLetter(rune) ? Kind.Letter : Kind.Other,
        },
    };

    private enum Kind
    {
        Other = 0,
        Letter = 1,
        Digit = 2,
        Ideograph = 3,
        Hiragana = 4,
        Katakana = 5,
        Hangul = 6,
        Connector = 7,
        Joiner = 8,
        Mark = 9,
    }
}

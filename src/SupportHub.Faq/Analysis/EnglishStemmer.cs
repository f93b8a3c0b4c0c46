using System.Buffers;

namespace SupportHub.Faq.Analysis;

/// <summary>
/// The English stemmer of Snowball ("Porter2"), as Lucene's EnglishStemmer has it, with the rules of Snowball 2.1 (January 2021), whose
/// vocabulary the tests hold it to; later versions changed a few words. Regions, steps and suffixes bear the names of the published algorithm.
/// </summary>
public ref partial struct EnglishStemmer
{
    private static readonly SearchValues<char> s_vowels = SearchValues.Create("aeiouy");

    private readonly Span<char> _word;
    private int _length;
    private int _r1;
    private int _r2;

    private EnglishStemmer(Span<char> word)
    {
        _word = word;
        _length = word.Length;
    }

    /// <summary>Stems a word of lower-case letters in place and answers its new length; a stem is never longer than its word.</summary>
    public static int Stem(Span<char> word)
    {
        if (word.Length < 3) return word.Length;
        if (Specials.TryGetValue(word, out var special))
        {
            special.CopyTo(word);
            return special.Length;
        }
        var stemmer = new EnglishStemmer(word);
        stemmer.Reduce();
        return stemmer._length;
    }

    private void Reduce()
    {
        if (_word[0] == '\'')
        {
            _word[1..].CopyTo(_word);
            _length--;
        }
        MarkConsonantYs();
        MarkRegions();
        Step0();
        Step1A();
        if (!Invariants.Contains(_word[.._length]))
        {
            Step1B();
            Step1C();
            Replace(s_step2);
            Replace(s_step3);
            Step4();
            Step5();
        }
        _word[.._length].Replace('Y', 'y');
    }

    /// <summary>A y at the start or after a vowel is a consonant: written Y until the end.</summary>
    private readonly void MarkConsonantYs()
    {
        for (var i = 0; i < _length; i++)
        {
            if (_word[i] == 'y' && (i == 0 || IsVowel(_word[i - 1]))) _word[i] = 'Y';
        }
    }

    /// <summary>R1 begins after the first consonant that follows a vowel, R2 likewise within R1.</summary>
    private void MarkRegions()
    {
        var word = _word[.._length];
        _r1 = word switch
        {
            ['g', 'e', 'n', 'e', 'r', ..] or ['a', 'r', 's', 'e', 'n', ..] => 5,
            ['c', 'o', 'm', 'm', 'u', 'n', ..] => 6,
            _ => RegionAfter(0),
        };
        _r2 = RegionAfter(_r1);
    }

    private readonly int RegionAfter(int start)
    {
        var at = start;
        while (at < _length && !IsVowel(_word[at])) at++;
        while (at < _length && IsVowel(_word[at])) at++;
        return Math.Min(at + 1, _length);
    }

    private readonly bool EndsWith(ReadOnlySpan<char> suffix) => _word[.._length].EndsWith(suffix);

    private readonly bool HasVowelBefore(int end) => _word[..end].ContainsAny(s_vowels);

    /// <summary>Ends in a short syllable: consonant, vowel, consonant other than w, x and Y; or nothing but vowel and consonant.</summary>
    private readonly bool EndsShort() => _word[.._length] switch
    {
        [var vowel, var last] => IsVowel(vowel) && !IsVowel(last),
        [.., var first, var vowel, var last] => !IsVowel(first) && IsVowel(vowel) && !IsVowel(last) && last is not ('w' or 'x' or 'Y'),
        _ => false,
    };

    private void Append(char letter) => _word[_length++] = letter;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}

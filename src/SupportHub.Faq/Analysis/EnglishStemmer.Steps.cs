namespace SupportHub.Faq.Analysis;

public ref partial struct EnglishStemmer
{
    private void Step0()
    {
        if (EndsWith("'s'")) _length -= 3;
        else if (EndsWith("'s")) _length -= 2;
        else if (EndsWith("'")) _length -= 1;
    }

    private void Step1A()
    {
        if (EndsWith("sses")) _length -= 2;
        else if (EndsWith("ied") || EndsWith("ies")) _length -= _length > 4 ? 2 : 1;
        else if (EndsWith("us") || EndsWith("ss")) return;
        // The vowel just before does not count: "gas" and "this" stay.
        else if (EndsWith("s") && HasVowelBefore(Math.Max(0, _length - 2))) _length--;
    }

    private void Step1B()
    {
        if (EndsWith("eed") || EndsWith("eedly"))
        {
            var start = _length - (EndsWith("eed") ? 3 : 5);
            if (start >= _r1) _length = start + 2;
            return;
        }
        var suffix = EndsWith("ingly") ? 5 : EndsWith("edly") ? 4 : EndsWith("ing") ? 3 : EndsWith("ed") ? 2 : 0;
        if (suffix == 0 || !HasVowelBefore(_length - suffix)) return;
        _length -= suffix;
        if (EndsWith("at") || EndsWith("bl") || EndsWith("iz")) Append('e');
        else if (EndsInDouble()) _length--;
        else if (_length == _r1 && EndsShort()) Append('e');
    }

    private readonly bool EndsInDouble() => _length >= 2 && _word[_length - 1] == _word[_length - 2] && "bdfgmnprt".Contains(_word[_length - 1]);

    private readonly void Step1C()
    {
        if (_length > 2 && _word[_length - 1] is 'y' or 'Y' && !IsVowel(_word[_length - 2])) _word[_length - 1] = 'i';
    }

    /// <summary>Steps 2 and 3: the longest suffix of the table that the word has is replaced, if it lies in R1 and its condition holds.</summary>
    private void Replace((string Suffix, string By)[] table)
    {
        foreach (var (suffix, by) in table)
        {
            if (!EndsWith(suffix)) continue;
            var start = _length - suffix.Length;
            if (start < _r1 || !Allows(suffix, start)) return;
            by.CopyTo(_word[start..]);
            _length = start + by.Length;
            return;
        }
    }

    private readonly bool Allows(string suffix, int start) => suffix switch
    {
        "ogi" => start > 0 && _word[start - 1] == 'l',
        "li" => start > 0 && "cdeghkmnrt".Contains(_word[start - 1]),
        "ative" => start >= _r2,
        _ => true,
    };

    private void Step4()
    {
        foreach (var suffix in s_step4)
        {
            if (!EndsWith(suffix)) continue;
            var start = _length - suffix.Length;
            if (start >= _r2 && (suffix != "ion" || _word[start - 1] is 's' or 't')) _length = start;
            return;
        }
    }

    private void Step5()
    {
        var start = _length - 1;
        if (EndsWith("e"))
        {
            _length--;
            if (start < _r2 && (start < _r1 || EndsShort())) _length++;
        }
        else if (EndsWith("ll") && start >= _r2) _length--;
    }
}

using System.Text.RegularExpressions;

namespace SupportHub.Domain.Contacts;

/// <summary>The numbers that must never be stored, by kind. Stored by number in the log.</summary>
[Flags]
public enum SensitiveKinds
{
    None = 0,
    SocialSecurity = 1,
    Card = 2,
    Pin = 4,
}

/// <summary>
/// Masks Social Security, card and PIN numbers in what a client wrote, before anything is stored. Phone numbers (10 or 11 digits), case
/// numbers, dates and amounts stay. Digits of other scripts and full width are seen as digits too.
/// </summary>
public static partial class SensitiveNumbers
{
    private const string Mask = "•••";

    public static (string Text, SensitiveKinds Masked) Hide(string text)
    {
        var kinds = SensitiveKinds.None;
        string Cover(Regex pattern, SensitiveKinds kind, string from, Func<Match, bool> isOne) => pattern.Replace(from, match =>
        {
            if (!isOne(match)) return match.Value;
            kinds |= kind;
            return match.Groups["lead"].Value + Mask;
        });

        text = Cover(CardNumber(), SensitiveKinds.Card, text, IsCard);
        text = Cover(NamedSocialSecurity(), SensitiveKinds.SocialSecurity, text, _ => true);
        text = Cover(SocialSecurity(), SensitiveKinds.SocialSecurity, text, IsSocialSecurity);
        text = Cover(Pin(), SensitiveKinds.Pin, text, _ => true);
        return (text, kinds);
    }

    /// <summary>Whether a text holds a number that must never be stored. Staff are refused, not masked: what they sent must be what they wrote.</summary>
    public static bool AreIn(string text) => Hide(text).Masked != SensitiveKinds.None;

    /// <summary>EBT and bank cards have 16 to 19 digits; 13 to 15 only count when their check digit is right.</summary>
    private static bool IsCard(Match match)
    {
        var digits = match.Value.Where(char.IsDigit).Select(c => (int)char.GetNumericValue(c)).ToArray();
        return digits.Length >= 16 || (digits.Length >= 13 && PassesLuhn(digits));
    }

    private static bool PassesLuhn(int[] digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] * (i % 2 == 1 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    /// <summary>Areas 000 and 666, group 00 and serial 0000 are never issued (SSA, "Social Security Number Randomization"); 9xx are tax numbers, as private.</summary>
    private static bool IsSocialSecurity(Match match)
    {
        var digits = string.Concat(match.Value.Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c))));
        return digits.Length == 9 && digits[..3] is not ("000" or "666") && digits[3..5] != "00" && digits[5..] != "0000";
    }

    // Between the digits stands whatever keyboards, phones and word processors put there: spaces and dashes of every kind.
    private const string Gap = @"[ \-.\u00A0\u2000-\u200B\u2010-\u2015\u202F\u2212\u3000\uFF0D]";

    [GeneratedRegex($@"(?<!\d|\d[.,]|\$)\d(?:{Gap}{{0,3}}\d){{12,18}}(?!\d)")]
    private static partial Regex CardNumber();

    [GeneratedRegex($@"(?<lead>(?:ssn|\bs\.s\.n\.?|\bss\s?#|itin|social security(?: number)?|social|seguro social|n[uú]mero de seguro|社安(?:號|号|號碼|号码)?|社會安全(?:號碼)?|工卡號碼?)\W{{0,3}}(?:number|num|no|is|es|係|是|:|#|\s){{0,4}}\s*)\d(?:{Gap}{{0,3}}\d){{8}}(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex NamedSocialSecurity();

    [GeneratedRegex($@"(?<!\d|\d-)\d{{3}}{Gap}{{1,3}}\d{{2}}{Gap}{{1,3}}\d{{4}}(?!\d|-\d)")]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"(?<lead>(?:\bpin|\bnip|\bpassword|\bpasscode|contraseña|clave|密碼|密码)(?:\s+(?:number|code|num|no|n[uú]mero))?(?:['’]s|\s*(?:is|was|es|era|係|系|是))?[\s:：=#(–—-]{0,4})\d{4,6}(?!\d)|(?<!\d)\d{4,6}(?=\s*(?:is|es|係|系|是)\s*(?:my|mi|我嘅|我的)\s*(?:ebt\s+|card\s+)?(?:pin|nip|password|contraseña|clave|密碼|密码))", RegexOptions.IgnoreCase)]
    private static partial Regex Pin();
}

using System.Globalization;
using System.Text;

namespace SupportHub.Domain.Messages;

/// <summary>How a text travels: seven bits a character, or sixteen once one character needs it.</summary>
public enum SmsEncoding
{
    Gsm7 = 0,
    Ucs2 = 1,
}

/// <summary>What a text costs: carriers bill and pace by segment.</summary>
/// <param name="Encoding">What the text's characters allow.</param>
/// <param name="Units">Septets in GSM-7, UTF-16 units in UCS-2.</param>
/// <param name="Segments">At least one, even for an empty text.</param>
public sealed record SmsSize(SmsEncoding Encoding, int Units, int Segments);

/// <summary>Sizes of text messages (3GPP TS 23.038 and 23.040), counted as Twilio counts them.</summary>
public static class SmsText
{
    /// <summary>The longest body Twilio takes, in UTF-16 units (error 21617 beyond).</summary>
    public const int LongestBody = 1600;

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    // Each of these is sent as an escape and a character, and the pair is never cut apart.
    private const string Extended = "\f^{}\\[~]|€";

    /// <summary>The encoding a text needs, its length in that encoding and how many segments it is sent in.</summary>
    public static SmsSize Measure(string text)
    {
        var encoding = IsGsm7(text) ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2;
        var (alone, joined) = encoding == SmsEncoding.Gsm7 ? (160, 153) : (70, 67);
        var units = 0;
        var segments = 1;
        var filled = 0;
        foreach (var width in Widths(text, encoding))
        {
            units += width;
            if (filled + width > joined)
            {
                segments++;
                filled = 0;
            }

            filled += width;
        }

        return new SmsSize(encoding, units, units <= alone ? 1 : segments);
    }

    /// <summary>
    /// The text with typographic quotes, dashes and spaces made plain where that saves segments; otherwise the text as it
    /// was. One curly quote more than halves the room of an English text.
    /// </summary>
    public static string Smart(string text)
    {
        if (IsGsm7(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            plain.Append(Plain(c) ?? c.ToString());
        var smart = plain.ToString();
        return Measure(smart).Segments < Measure(text).Segments ? smart : text;
    }

    /// <summary>
    /// The first character that makes the whole text a 16-bit one; null: there is none. A quote or a dash that <see cref="Smart"/> would make plain is
    /// named only where nothing else is: to take it out alone would save nothing.
    /// </summary>
    public static string? FirstWide(string text)
    {
        string? first = null;
        for (var at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at))
        {
            var element = StringInfo.GetNextTextElement(text, at);
            if (IsGsm7(element)) continue;
            if (element.Any(c => Plain(c) is null && !IsGsm7(c.ToString()))) return element;
            first ??= element;
        }
        return first;
    }

    private static bool IsGsm7(string text) => text.All(c => Basic.Contains(c) || Extended.Contains(c));

    private static IEnumerable<int> Widths(string text, SmsEncoding encoding)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = encoding == SmsEncoding.Gsm7 || text[at] == '\r' ? 1 : StringInfo.GetNextTextElementLength(text, at);
            yield return encoding == SmsEncoding.Gsm7 && Extended.Contains(text[at]) ? 2 : length;
            at += length;
        }
    }

    private static string? Plain(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' or '`' => "'",
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' => "\"",
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' => "-",
        '\u2026' => "...",
        '\u2022' => "-",
        '\u00A0' or '\u2007' or '\u2009' or '\u202F' => " ",
        '\u200B' or '\uFEFF' => "",
        _ => null,
    };
}

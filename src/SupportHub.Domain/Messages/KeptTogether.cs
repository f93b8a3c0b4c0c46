using System.Text.RegularExpressions;

namespace SupportHub.Domain.Messages;

/// <summary>What loses its meaning when it is cut in two: addresses on the web and in the street, mail addresses, phone numbers, amounts, dates and times.</summary>
internal static partial class KeptTogether
{
    public static IEnumerable<(int Start, int End)> In(string text) =>
        new[] { Web(), Number(), Street(), Box() }.SelectMany(kind => kind.Matches(text)).Select(found => (found.Index, found.Index + found.Length));

    [GeneratedRegex(@"(?:https?://|www\.)[^\s，。！？；、）」]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:gov|org|com|net|us|edu)\b(?:/[^\s，。！？；、）」]*)?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Web();

    // Digits with what stands between them: (415) 555-0199, 1-800-555-0199 ext. 2, $1,234.56, 10:30 a.m., 3/4/2026, 5 %, 130%.
    [GeneratedRegex(@"[+$#€£]?\s?\(?\d(?:[\d.,:/()×–-]|[ \u00A0](?=[\d(]))*\d?(?:\s?(?:%|元|[ap]\.?\s?m\.?(?!\w)|(?:ext|x)\.?\s?\d+))?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Number();

    // 1234 N. Main St., Suite 5, Oakland, CA 94612
    [GeneratedRegex(@"\b\d{1,6}[A-Za-z]?[ ](?:[\p{L}\d.'’-]+[ ]){0,4}?(?:Street|St|Avenue|Ave|Boulevard|Blvd|Road|Rd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Square|Sq|Highway|Hwy|Parkway|Pkwy|Plaza|Circle|Cir|Terrace|Broadway)\b\.?(?:[ ](?:N|S|E|W|NE|NW|SE|SW)\b\.?)?(?:,?[ ](?:Suite|Ste|Apt|Unit|Room|Rm|Floor|Fl|\#)\.?[ ]?[\w-]+)?(?:,[ ][\p{L}.'’ -]{2,30})?(?:,?[ ][A-Z]{2}(?:[ ]\d{5}(?:-\d{4})?)?\b)?", RegexOptions.None, 1000)]
    private static partial Regex Street();

    [GeneratedRegex(@"\bP\.?\s?O\.?\s?Box\s\d+(?:,[ ][\p{L}.' -]{2,30},?[ ][A-Z]{2}[ ]\d{5}(?:-\d{4})?)?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Box();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportHub.Domain.Contacts;

/// <summary>
/// United States numbers in E.164 and as people read them. The rule is the North American Numbering Plan's: an area code in use, and an exchange
/// that starts with 2–9; anything else is kept as its sender wrote it.
/// </summary>
public static partial class PhoneNumber
{
    private const string Plus = "+＋";

    // What people put between digits; a comma or a word ends a number.
    private const string Between = " \t\u00A0\u2007\u202F\u3000.-()[]/·\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30FC~\u200B\u2060";

    /// <summary>
    /// <c>+1</c> and ten digits: the first number of the plan in <paramref name="written"/>, with whatever stands around it and without its extension.
    /// Digits of any script count. Null when there is none.
    /// </summary>
    public static string? ToE164(string? written) =>
        written is null ? null : Runs(written).Select(National).FirstOrDefault(number => number is not null) is { } found ? "+1" + found : null;

    /// <summary>Whether a number in E.164 is of the United States and their territories; Canada and the islands share +1 and are abroad.</summary>
    public static bool IsAmerican(string e164) => Ours(e164) && NumberingPlan.IsAmerican(e164[2..5]);

    /// <summary><c>(415) 555-0101</c> for a number of the plan, else the address as it is.</summary>
    public static string Display(string address) => Ours(address) ? $"({address[2..5]}) {address[5..8]}-{address[8..]}" : address;

    /// <summary>The last four digits, for screens where the whole number is not needed; a short code or a name stands whole.</summary>
    public static string LastFour(string address) => address.StartsWith('+') && address.Length > 4 ? address[^4..] : address;

    private static bool Ours(string address) => Nanp().IsMatch(address);

    private static string? National(string run)
    {
        var digits = run.TrimStart('+');
        // A number of another country may end like one of ours.
        if (run.StartsWith('+') && !digits.StartsWith('1')) return null;
        if (digits.Length == 11 && digits[0] == '1') digits = digits[1..];
        return digits.Length == 10 && digits[3] >= '2' && NumberingPlan.IsAssigned(digits[..3]) ? digits : null;
    }

    /// <summary>The runs of digits, each with the plus before it, and without what people put between.</summary>
    private static IEnumerable<string> Runs(string written)
    {
        var run = "";
        foreach (var c in written)
        {
            if (Plus.Contains(c, StringComparison.Ordinal))
            {
                if (run.Length > 0) yield return run;
                run = "+";
            }
            else if (CharUnicodeInfo.GetDecimalDigitValue(c) is var digit and >= 0) run += (char)('0' + digit);
            else if (!Between.Contains(Narrow(c), StringComparison.Ordinal) && run.Length > 0)
            {
                yield return run;
                run = "";
            }
        }
        if (run.Length > 0) yield return run;
    }

    /// <summary>The full-width forms of ASCII as ASCII.</summary>
    private static char Narrow(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;

    [GeneratedRegex(@"^\+1[2-9]\d{2}[2-9]\d{6}\z")]
    private static partial Regex Nanp();
}

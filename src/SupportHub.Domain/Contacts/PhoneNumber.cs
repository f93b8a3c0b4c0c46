namespace SupportHub.Domain.Contacts;

/// <summary>
/// United States numbers in E.164 and as people read them. The rule is the North American Numbering Plan's: area and exchange start with 2–9;
/// anything else is kept as its sender wrote it.
/// </summary>
public static class PhoneNumber
{
    /// <summary><c>+1</c> and ten digits, or null when <paramref name="written"/> is no US number.</summary>
    public static string? ToE164(string? written)
    {
        if (written is null) return null;
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        if (digits.Length == 11 && digits[0] == '1') digits = digits[1..];
        return digits.Length == 10 && digits[0] >= '2' && digits[3] >= '2' ? "+1" + digits : null;
    }

    /// <summary><c>(415) 555-0101</c> for a US number, else the address as it is.</summary>
    public static string Display(string address) =>
        ToE164(address) is { } e164 ? $"({e164[2..5]}) {e164[5..8]}-{e164[8..]}" : address;

    /// <summary>The last four digits, for screens where the whole number is not needed.</summary>
    public static string LastFour(string address) => address.Length <= 4 ? address : address[^4..];
}

namespace SupportHub.Domain.Contacts;

/// <summary>Why somebody was erased: kept for ever, so nothing of the person may be in it.</summary>
public static class ErasureReason
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 200;

    public static readonly Refusal Missing = new("erasure-reason-missing");
    public static readonly Refusal TooLong = new("erasure-reason-too-long");
    public static readonly Refusal NamesThePerson = new("erasure-reason-names-the-person");

    private const int ShortestName = 3;

    /// <summary>Null: the reason can be kept.</summary>
    public static Refusal? Check(string? reason, string? name, IEnumerable<string> addresses)
    {
        if (string.IsNullOrWhiteSpace(reason)) return Missing;
        if (reason.Length > Longest) return TooLong;
        var digits = Digits(reason);
        var parts = (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(part => part.Length >= ShortestName);
        return parts.Any(part => reason.Contains(part, StringComparison.OrdinalIgnoreCase))
            || addresses.Any(address => Holds(digits, address) || reason.Contains(address, StringComparison.OrdinalIgnoreCase))
            ? NamesThePerson
            : null;
    }

    // The number as its owner says it: without the country's 1.
    private static bool Holds(string digits, string address) => PhoneNumber.ToE164(address) is { } number && digits.Contains(number[2..], StringComparison.Ordinal);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}

using System.Text.RegularExpressions;

namespace SupportHub.Domain.Counties;

/// <summary>A case number as a county prints it: letters, digits and hyphens. Counties differ, so only what none of them prints is refused.</summary>
public static partial class CaseNumber
{
    public static readonly Refusal NotACaseNumber = new("not-a-case-number");

    /// <summary>The number trimmed and in capitals, or null when it cannot be one.</summary>
    public static string? Clean(string? written)
    {
        var number = written?.Trim().ToUpperInvariant() ?? "";
        return Shape().IsMatch(number) ? number : null;
    }

    [GeneratedRegex(@"^(?=.*\d)[A-Z0-9][A-Z0-9\-]{3,19}$")]
    private static partial Regex Shape();
}

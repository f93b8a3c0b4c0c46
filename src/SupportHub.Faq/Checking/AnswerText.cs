using System.Text.RegularExpressions;

namespace SupportHub.Faq.Checking;

/// <summary>What a client reads of an answer's Markdown, and the numbers in it.</summary>
internal static partial class AnswerText
{
    /// <summary>The text without link targets and emphasis.</summary>
    public static string Plain(string markdown) => Link().Replace(markdown, "$1").Replace("**", "", StringComparison.Ordinal);

    /// <summary>Words between spaces and line ends, as a reader counts them.</summary>
    public static int Words(string markdown) => Plain(markdown).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(w => w != "-");

    /// <summary>Phone numbers as their ten digits, each once, in order.</summary>
    public static IReadOnlyList<string> Phones(string text) =>
        [.. Phone().Matches(text).Select(m => Digits(m.Value)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Amounts, days, ages and short numbers to call; no phones, addresses of pages or placeholders.</summary>
    public static IReadOnlyList<string> Numbers(string text) =>
        [.. Number().Matches(Page().Replace(Phone().Replace(Plain(text), " "), " ")).Select(m => m.Value.Replace(",", "", StringComparison.Ordinal)).Distinct()];

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\(?\d{3}\)?[ -]\d{3}-\d{4}")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\d{1,3}(?:,\d{3})+|\d+")]
    private static partial Regex Number();

    /// <summary>A page's address, with or without its scheme.</summary>
    [GeneratedRegex(@"(?:https?://)?\b[\w-]+(?:\.[\w-]+)*\.(?:com|gov|org|net|info|us)\b[^\s,)，。]*", RegexOptions.IgnoreCase)]
    internal static partial Regex Page();
}

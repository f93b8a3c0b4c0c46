using System.Text.RegularExpressions;

namespace SupportHub.Web.WebChat;

/// <summary>
/// The value of a button as the bot makes them: words, hyphens and a colon. A value is kept unread and unmasked, so nothing else may stand in it,
/// above all no number.
/// </summary>
internal static partial class ChoiceValue
{
    public static bool IsWellFormed(string? choice) => choice is null || (choice.Length <= 100 && Shape().IsMatch(choice));

    [GeneratedRegex(@"\A[a-z]+(?:[:-][a-z]+)*\z")]
    private static partial Regex Shape();
}

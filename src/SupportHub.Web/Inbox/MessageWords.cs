using System.Text.RegularExpressions;
using SupportHub.Domain.Contacts;

namespace SupportHub.Web.Inbox;

/// <summary>What stands with a message besides its text.</summary>
public static partial class MessageWords
{
    public static string Sensitive(this DeskWords words, SensitiveKinds kinds)
    {
        var named = new List<string>();
        if (kinds.HasFlag(SensitiveKinds.SocialSecurity)) named.Add(words["Social Security number"]);
        if (kinds.HasFlag(SensitiveKinds.Card)) named.Add(words["card number"]);
        if (kinds.HasFlag(SensitiveKinds.Pin)) named.Add(words["PIN"]);
        return string.Join(", ", named);
    }

    /// <summary>The bot writes a small Markdown for the chat; at the desk its marks are only noise.</summary>
    public static string Plain(this string text) =>
        Links().Replace(Calls().Replace(text.Replace("**", "", StringComparison.Ordinal), "$1"), "$1 ($2)");

    [GeneratedRegex(@"\[([^\]]+)\]\((https?:[^)\s]+)\)")]
    private static partial Regex Links();

    // The words of a call are the number.
    [GeneratedRegex(@"\[([^\]]+)\]\(tel:[^)\s]+\)")]
    private static partial Regex Calls();
}

using System.Text;
using System.Text.RegularExpressions;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;

namespace SupportHub.Web.Sms;

/// <summary>What a message looks like on a phone that knows only plain text.</summary>
internal static partial class TextRendering
{
    /// <summary>The bot's small Markdown as plain text, its choices as a numbered list, typographic marks made plain where that saves a segment.</summary>
    public static string OfBot(string markdown, IReadOnlyList<Choice> choices)
    {
        var text = new StringBuilder(Plain(markdown));
        for (var i = 0; i < choices.Count; i++)
            text.Append(i == 0 ? "\n\n" : "\n").Append(i + 1).Append(". ").Append(choices[i].Label);
        return SmsText.Smart(text.ToString());
    }

    /// <summary>A person's words as they were written: an asterisk of theirs is an asterisk.</summary>
    public static string OfPerson(string text) => SmsText.Smart(text);

    private static string Plain(string markdown)
    {
        var text = Link().Replace(markdown, link => Link(link.Groups["label"].Value, link.Groups["target"].Value));
        text = Strong().Replace(text, "$1");
        text = Heading().Replace(text, "");
        text = Bullet().Replace(text, "- ");
        return text.Trim();
    }

    // A phone makes numbers and addresses tappable by itself, so what the link says is kept only where it adds something.
    private static string Link(string label, string target)
    {
        if (!target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            return target.Contains(label, StringComparison.OrdinalIgnoreCase) ? target : $"{label}: {target}";
        var number = target["tel:".Length..];
        return label.Any(char.IsAsciiDigit) ? label : $"{label}: {number}";
    }

    [GeneratedRegex(@"\[(?<label>[^\]]+)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.Singleline)]
    private static partial Regex Strong();

    [GeneratedRegex(@"^#{1,6} +", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[*+] +", RegexOptions.Multiline)]
    private static partial Regex Bullet();
}

using System.Globalization;
using System.Text;

namespace SupportHub.Domain.Contacts;

/// <summary>A first name as somebody writes it who was asked for it by text.</summary>
public static class FirstName
{
    private const int LongestName = 40;
    private const int MostWords = 3;

    private static readonly string[] s_before =
    [
        "my name is", "this is", "it is", "it's", "its", "i am", "i'm", "im", "soy", "me llamo", "mi nombre es", "habla", "es",
        "我個名係", "我叫做", "我叫", "我係", "我是", "叫", "係",
    ];

    /// <summary>The name in a reply; null where it is no name but a sentence, a number or nothing.</summary>
    public static string? In(string reply)
    {
        var words = reply.Trim().Trim('.', '!', ',', '。', '！', '，').Trim();
        foreach (var before in s_before)
        {
            // A Chinese lead-in stands right before the name, any other apart from it.
            var apart = before[0] < 128 ? before + " " : before;
            if (!words.StartsWith(apart, StringComparison.OrdinalIgnoreCase) || words.Length == apart.Length) continue;
            words = words[apart.Length..].Trim();
            break;
        }
        return words.Length is > 0 and <= LongestName && words.Any(char.IsLetter) && !words.Any(c => char.IsDigit(c) || c is '?' or '？' or '\n')
            && words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWords ? words : null;
    }

    /// <summary>Whether a name is this contact's: its first word, however its letters are written.</summary>
    public static bool IsOf(string? contact, string name) => contact is { Length: > 0 } && First(contact) == First(name);

    private static string First(string name)
    {
        // Half of a surrogate pair has no form to bring it to.
        var whole = new string([.. name.Where(c => !char.IsSurrogate(c))]);
        var plain = whole.Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(plain).ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
    }
}

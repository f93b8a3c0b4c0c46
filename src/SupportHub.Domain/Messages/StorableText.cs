using System.Text;

namespace SupportHub.Domain.Messages;

/// <summary>
/// Text as PostgreSQL can keep it. NUL and halves of a surrogate pair, which neither its text nor its JSON can hold, become U+FFFD, so that
/// a message that carries one still arrives; everything else, other control characters too, stays as it was written.
/// </summary>
public static class StorableText
{
    public static string Of(string written)
    {
        var text = new StringBuilder(written.Length);
        foreach (var rune in written.EnumerateRunes())
            text.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        return text.ToString();
    }
}

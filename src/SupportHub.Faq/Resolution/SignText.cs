using System.Text;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Resolution;

/// <summary>A text as the patterns see it: bare words with a space on each side, and the same without any space, its Chinese in one spelling.</summary>
internal sealed record SignText(string Spaced, string Joined)
{
    public static SignText Of(string text)
    {
        var bare = TextFold.Bare(ChineseFold.Simplify(TextFold.Fold(text)));
        var words = new StringBuilder(bare.Length + 2).Append(' ');
        var han = false;
        foreach (var c in bare)
        {
            // "佢hit我" has three words: English is often written into Chinese without a space.
            if (words[^1] != ' ' && han != TextFold.IsHan(c)) words.Append(' ');
            han = TextFold.IsHan(c);
            if (char.IsLetterOrDigit(c)) words.Append(c);
            else if (words[^1] != ' ') words.Append(' ');
        }
        if (words[^1] != ' ') words.Append(' ');
        var spaced = words.ToString();
        return new(spaced, SpokenHan.Fold(spaced.Replace(" ", "", StringComparison.Ordinal)));
    }
}

using System.Globalization;
using System.Text;

namespace SupportHub.Faq.Languages;

/// <summary>Makes spellings comparable: width, case, accents, invisible characters and quotes.</summary>
public static class TextFold
{
    /// <summary>NFKC, lower case, straight apostrophes, no invisible characters, single spaces. Accents stay.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                gap = folded.Length > 0;
                continue;
            }
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            if (gap) folded.Append(' ');
            gap = false;
            folded.Append(c is '\u2018' or '\u2019' or '\u02BC' or '`' ? '\'' : char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }

    /// <summary>The folded text without accents and apostrophes, as hurried people type.</summary>
    public static string Bare(string folded)
    {
        var bare = new StringBuilder(folded.Length);
        foreach (var c in folded.Normalize(NormalizationForm.FormD))
        {
            if (c != '\'' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) bare.Append(c);
        }
        return bare.ToString();
    }

    /// <summary>Han characters, without the rare ones outside the basic plane, which carry no question on their own.</summary>
    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    // Under invariant globalization NFKC silently does nothing, and every comparison below would be wrong.
    static TextFold()
    {
        if ("Ａ".Normalize(NormalizationForm.FormKC) != "A")
            throw new InvalidOperationException("Unicode normalization is off: install ICU and leave InvariantGlobalization false.");
    }
}

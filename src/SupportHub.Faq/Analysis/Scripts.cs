using System.Text;

namespace SupportHub.Faq.Analysis;

/// <summary>The East Asian scripts, by Unicode's block ranges.</summary>
internal static class Scripts
{
    public static bool IsHan(Rune rune) => rune.Value is
        0x3005 or 0x3007 or >= 0x3021 and <= 0x3029 or >= 0x3038 and <= 0x303B or >= 0x2E80 and <= 0x2FD5
        or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAD9 or >= 0x20000 and <= 0x323AF;

    public static bool IsHiragana(Rune rune) => rune.Value is >= 0x3041 and <= 0x3096 or >= 0x309D and <= 0x309F or 0x1F200;

    public static bool IsKatakana(Rune rune) => rune.Value is
        >= 0x3031 and <= 0x3035 or >= 0x309B and <= 0x309C or >= 0x30A0 and <= 0x30FA or >= 0x30FC and <= 0x30FF
        or >= 0x31F0 and <= 0x31FF or >= 0xFF66 and <= 0xFF9D;

    public static bool IsHangul(Rune rune) => rune.Value is
        >= 0x1100 and <= 0x11FF or >= 0x3131 and <= 0x318E or >= 0xA960 and <= 0xA97C or >= 0xAC00 and <= 0xD7FB or >= 0xFFA0 and <= 0xFFDC;
}

using System.Text;
using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Languages;

/// <summary>Traditional or Simplified: which of the two somebody writes, and our Traditional words in Simplified, word by word.</summary>
public static class ChineseScript
{
    private const string Both = "both=";
    private const int LongestWord = 4;

    private static readonly Dictionary<string, string> s_words;
    private static readonly HashSet<char> s_onlySimplified;
    private static readonly HashSet<char> s_onlyTraditional;

    static ChineseScript()
    {
        var pairs = ChineseFold.Pairs("simplified-words.txt").ToList();
        var both = pairs.Where(p => p.StartsWith(Both, StringComparison.Ordinal)).SelectMany(p => p[Both.Length..]).ToHashSet();
        s_words = pairs.Where(p => !p.StartsWith(Both, StringComparison.Ordinal)).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        // 乾 stays 乾 in some words: what stands in the Simplified writing of a word tells nothing either.
        var kept = s_words.Values.SelectMany(word => word).ToHashSet();
        s_onlySimplified = [.. ChineseFold.Simplified.Values.Where(c => !both.Contains(c) && !ChineseFold.Simplified.ContainsKey(c))];
        s_onlyTraditional = [.. ChineseFold.Simplified.Keys.Where(c => !kept.Contains(c))];
    }

    /// <summary>By the characters that only one of the two has; null when they are as many, most often none.</summary>
    public static bool? IsSimplified(string text)
    {
        var more = 0;
        foreach (var c in text)
        {
            if (s_onlySimplified.Contains(c)) more++;
            else if (s_onlyTraditional.Contains(c)) more--;
        }
        return more == 0 ? null : more > 0;
    }

    /// <summary>The text in Simplified characters, the longest word first: 皇后之後 is 皇后之后, 頭髮 is 头发, 乾淨 is 干净 and 乾坤 stays.</summary>
    public static string Simplify(string traditional)
    {
        if (!traditional.AsSpan().ContainsAnyExceptInRange('\0', '\u2FFF')) return traditional;
        var simplified = new StringBuilder(traditional.Length);
        var words = s_words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < traditional.Length;)
        {
            var length = Math.Min(LongestWord, traditional.Length - at);
            while (length > 0 && !words.ContainsKey(traditional.AsSpan(at, length))) length--;
            if (length > 0) simplified.Append(words[traditional.AsSpan(at, length)]);
            else simplified.Append(ChineseFold.Simplified.GetValueOrDefault(traditional[at], traditional[at]));
            at += Math.Max(length, 1);
        }
        return simplified.ToString();
    }

    /// <summary>The HTML <c>lang</c> of a text: as the language's, and <c>zh-Hans</c> for Simplified characters.</summary>
    public static string HtmlLang(this Language language, string text) =>
        language == Language.Cantonese && IsSimplified(text) == true ? "zh-Hans" : language.HtmlLang();

    /// <summary>The Activity protocol's locale of a text: as the language's, and <c>zh-CN</c> for Simplified characters.</summary>
    public static string Locale(this Language language, string text) =>
        language == Language.Cantonese && IsSimplified(text) == true ? "zh-CN" : language.Locale();
}

using System.Text.RegularExpressions;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Resolution;

/// <summary>A message that is nothing but a number, said as people say it: "1", "#2", "the first one", "la primera", "第一個".</summary>
internal static partial class Ordinals
{
    private static readonly string[][] s_words =
    [
        ["1", "one", "first", "1st", "uno", "una", "primero", "primera", "primer", "一", "头一"],
        ["2", "two", "second", "2nd", "dos", "segundo", "segunda", "二", "两"],
        ["3", "three", "third", "3rd", "tres", "tercero", "tercera", "tercer", "三"],
        ["4", "four", "fourth", "4th", "cuatro", "cuarto", "cuarta", "四"],
    ];

    /// <summary>1 to 4, or null when the message is not a bare number.</summary>
    public static int? Read(string text)
    {
        if (Number().Match(Bare(text)) is not { Success: true } match) return null;
        var at = Array.FindIndex(s_words, words => words.Contains(match.Groups["n"].Value));
        return at < 0 ? null : at + 1;
    }

    /// <summary>"the last one", "la última", "最後一個".</summary>
    public static bool IsLast(string text) => Last().IsMatch(Bare(text));

    private static string Bare(string text) => TextFold.Bare(TextFold.Fold(ChineseFold.Simplify(text))).Trim(' ', '.', '!', '#', '(', ')', '。', '，', '!');

    [GeneratedRegex(@"^(?:(?:the|number|num|option|choice|la|el|opcion|numero|la numero|el numero|i want the|quiero la|quiero el|第|选|我要第|我想问第|答案) ?#?)?(?<n>[1-4]|[a-z]+|1st|2nd|3rd|4th|头?[一二两三四])(?: ?(?:one|option|choice|please|por favor|opcion|个|個|項|项|样|呀|唔该))*$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:the |la |el )?(?:last|ultima|ultimo|最后)(?: ?(?:one|option|一个|个))?$")]
    private static partial Regex Last();
}

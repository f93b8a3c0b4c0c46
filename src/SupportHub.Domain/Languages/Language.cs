namespace SupportHub.Domain.Languages;

/// <summary>The languages SupportHub speaks. Stored by number in the log: never renumber.</summary>
public enum Language
{
    English = 0,
    Spanish = 1,

    /// <summary>Whatever is written in Chinese; answers are in Traditional characters, spoken as Cantonese.</summary>
    Cantonese = 2,
}

/// <summary>The codes a language goes by outside the log.</summary>
public static class LanguageCodes
{
    public static IReadOnlyList<Language> All { get; } = [Language.English, Language.Spanish, Language.Cantonese];

    /// <summary>The short code in content files and URLs: <c>en</c>, <c>es</c>, <c>yue</c>.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Spanish => "es",
        Language.Cantonese => "yue",
        _ => "en",
    };

    /// <summary>The HTML <c>lang</c> value: <c>en</c>, <c>es</c>, <c>zh-Hant-HK</c>.</summary>
    public static string HtmlLang(this Language language) =>
        language == Language.Cantonese ? "zh-Hant-HK" : language.Code();

    /// <summary>The Activity protocol's locale: <c>en-US</c>, <c>es-US</c>, <c>zh-HK</c>.</summary>
    public static string Locale(this Language language) => language switch
    {
        Language.Spanish => "es-US",
        Language.Cantonese => "zh-HK",
        _ => "en-US",
    };

    /// <summary>The language of a BCP 47 tag as browsers and sites send it; null when it is none of ours.</summary>
    public static Language? Parse(string? tag)
    {
        var primary = tag?.Split('-', '_')[0];
        return primary?.ToUpperInvariant() switch
        {
            "EN" => Language.English,
            "ES" => Language.Spanish,
            "YUE" or "ZH" => Language.Cantonese,
            _ => null,
        };
    }
}

using SupportHub.Domain.Contacts;
using SupportHub.Domain.Counties;
using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Content;

/// <summary>What stands in braces in an answer, for a county: its name, agency, phone and address.</summary>
internal static class CountyWords
{
    /// <param name="text">The answer.</param>
    /// <param name="county">The client's.</param>
    /// <param name="language">The answer's.</param>
    /// <param name="plain">A text message, without Markdown.</param>
    public static string Fill(string text, County county, Language language, bool plain)
    {
        var phone = county.Phone is null ? "" : plain || PhoneNumber.ToE164(county.Phone) is not { } number ? county.Phone : $"[{county.Phone}](tel:{number})";
        return text
            .Replace("{county}", county.Name, StringComparison.Ordinal)
            .Replace("{agency}", county.Agency ?? Named(county, language), StringComparison.Ordinal)
            .Replace("{phone}", phone, StringComparison.Ordinal)
            .Replace("({online})", $"({county.Online})", StringComparison.Ordinal)
            // People read and type an address without its scheme; in a text that is eight characters less.
            .Replace("{online}", county.Online?.Replace("https://", "", StringComparison.Ordinal).TrimEnd('/') ?? "", StringComparison.Ordinal);
    }

    private static string Named(County county, Language language) => language switch
    {
        Language.Spanish => $"Condado de {county.Name}",
        Language.Cantonese => $"{county.Name} 縣",
        _ => $"{county.Name} County",
    };
}

using System.Text.RegularExpressions;

namespace SupportHub.Domain.Contacts;

/// <summary>
/// Hides what tells who wrote a question, for a list that is read for what is asked: long numbers (phones, cases, birthdays), addresses of mail, the
/// contact's own name and a name that somebody introduces themselves by. Amounts, years and ZIP codes stay: they are what is asked. No list of names
/// is complete, so such a list is for staff only and ends.
/// </summary>
public static partial class PersonalWords
{
    private const string Mask = "•••";
    private const int ShortestName = 3;

    /// <param name="text">What the client wrote.</param>
    /// <param name="name">The contact's name, if it is known.</param>
    public static string Hide(string text, string? name)
    {
        text = SensitiveNumbers.Hide(text).Text;
        text = Mail().Replace(text, Mask);
        text = Numbers().Replace(text, Mask);
        text = Codes().Replace(text, Mask);
        text = Introduced().Replace(text, match => match.Groups["lead"].Value + Mask);
        foreach (var part in (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= ShortestName || part.Any(c => c > '\u2E80')))
            text = Regex.Replace(text, part[0] > '\u2E80' ? Regex.Escape(part) : $@"\b{Regex.Escape(part)}\b", Mask, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return text;
    }

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.\w+")]
    private static partial Regex Mail();

    // Six digits and more, with what people put between them: a ZIP code has five.
    [GeneratedRegex(@"\+?\d(?:[ \-.()/]{0,2}\d){5,}")]
    private static partial Regex Numbers();

    // 1B12345, MN0012345: case numbers.
    [GeneratedRegex(@"\b(?=[A-Za-z0-9]*\d{4})(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{6,}\b")]
    private static partial Regex Codes();

    [GeneratedRegex(@"(?<lead>\b(?:[Mm]y name is|[Mm]y name'?s|[Mm]e llamo|[Mm]i nombre es) +)\p{L}[\p{L}'-]*(?: +\p{Lu}[\p{L}'-]*){0,2}|(?<lead>\b(?:[Tt]his is|[Ss]oy|I am|I'm) +)\p{Lu}\p{Ll}+(?: +\p{Lu}\p{Ll}+){1,2}|(?<lead>我(?:個名)?(?:叫|係叫)(?:做)?)[\p{IsCJKUnifiedIdeographs}]{2,4}")]
    private static partial Regex Introduced();
}

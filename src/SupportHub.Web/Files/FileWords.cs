using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;

namespace SupportHub.Web.Files;

/// <summary>Why a file is not taken, as a client hears it: what is, and what to do.</summary>
internal static class FileWords
{
    public static string PhraseOf(FileFault fault) => fault switch
    {
        FileFault.TooBig => PhraseKeys.UploadTooBig,
        FileFault.WrongKind => PhraseKeys.UploadWrongKind,
        FileFault.Unsafe => PhraseKeys.UploadUnsafe,
        FileFault.NotThere => PhraseKeys.FileNotThere,
        _ => PhraseKeys.UploadDamaged,
    };

    /// <summary>The refusal's code for the chat page.</summary>
    public static string CodeOf(FileFault fault) => fault switch
    {
        FileFault.TooBig => "too-big",
        FileFault.WrongKind => "wrong-kind",
        FileFault.Unsafe => "unsafe",
        FileFault.NotThere => "not-there",
        _ => "damaged",
    };

    public static string Say(this Phrases phrases, FileFault fault, Language language) => phrases.Say(PhraseOf(fault), language, Values(fault));

    public static (string, string)[] Values(FileFault fault) => fault == FileFault.TooBig ? [("limit", $"{FilesOptions.MostBytes / (1024 * 1024)}")] : [];

    /// <summary>A name as it may be shown: without a path, without what could turn a line round, and not long. Null when nothing is left.</summary>
    public static string? Name(string? sent)
    {
        if (sent is null) return null;
        var name = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.EnumerateRunes().Where(IsShown).Take(80).Select(rune => rune.ToString())).Trim();
        return name.Length == 0 ? null : name;
    }

    private static bool IsShown(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune) is not (
        System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse
        or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
}

namespace SupportHub.Web.Files;

/// <summary>
/// Whether a file is a PDF and nothing besides. A PDF is kept as it came, since its pages cannot be written anew here; so it must begin and end as one,
/// and must not be an archive at the same time: those are read from their end.
/// </summary>
internal static class PdfShape
{
    // Readers look for the mark of the end in the last kilobyte, and for an archive's in the last 64.
    private const int End = 1024;
    private const int ArchiveEnd = 66_000;

    public static bool IsSound(ReadOnlySpan<byte> content)
    {
        var tail = content[^Math.Min(content.Length, End)..];
        var mark = tail.LastIndexOf("%%EOF"u8);
        // Scanners of paper pad the last block.
        return mark >= 0 && tail[(mark + 5)..].IndexOfAnyExcept("\r\n \t\0"u8) < 0
            && content[^Math.Min(content.Length, ArchiveEnd)..].IndexOf("PK\u0005\u0006"u8) < 0
            && content.LastIndexOf("startxref"u8) > 0;
    }
}

using System.Buffers.Binary;

namespace SupportHub.Web.Files;

/// <summary>A type of file that is taken, told by its content alone.</summary>
internal enum FileType
{
    Jpeg,
    Png,
    Gif,
    WebP,
    Pdf,
    Heic,
}

internal static class FileTypes
{
    public const string Photo = "image/jpeg";

    private static readonly string[] s_heic = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>Null for everything else: programs, archives, pages, drawings that are programs (SVG), and files that begin with anything before their mark.</summary>
    public static FileType? Of(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileType.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileType.Png,
        _ when content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) => FileType.Gif,
        _ when content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) => FileType.WebP,
        _ when content.StartsWith("%PDF-"u8) => FileType.Pdf,
        _ when content.Length > 12 && content[4..].StartsWith("ftyp"u8) && s_heic.Contains(System.Text.Encoding.Latin1.GetString(content[8..12])) => FileType.Heic,
        _ => null,
    };

    /// <summary>Photos are kept as JPEGs, whatever they came as.</summary>
    public static string Kept(this FileType type) => type switch
    {
        FileType.Pdf => "application/pdf",
        FileType.Heic => "image/heic",
        _ => Photo,
    };

    /// <summary>The pixels a picture claims, from its header, before anything decodes it; null when it has no such header.</summary>
    public static long? Pixels(this FileType type, ReadOnlySpan<byte> content)
    {
        var (width, height) = type switch
        {
            FileType.Jpeg => Jpeg(content),
            FileType.Png when content.Length >= 24 && content[12..].StartsWith("IHDR"u8) =>
                (BinaryPrimitives.ReadUInt32BigEndian(content[16..]), BinaryPrimitives.ReadUInt32BigEndian(content[20..])),
            FileType.Gif when content.Length >= 10 => (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]), BinaryPrimitives.ReadUInt16LittleEndian(content[8..])),
            FileType.WebP => WebP(content),
            _ => (0u, 0u),
        };
        return width == 0 || height == 0 ? null : (long)width * height;
    }

    // Segments up to the frame's header: a mark, a length, and the height and width behind the precision.
    private static (uint Width, uint Height) Jpeg(ReadOnlySpan<byte> content)
    {
        for (var at = 2; at + 9 < content.Length && content[at] == 0xFF;)
        {
            var mark = content[at + 1];
            if (mark == 0xFF)
            {
                at++;
                continue;
            }
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            if (mark is 0xDA or 0xD9) break;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }
        return default;
    }

    private static (uint Width, uint Height) WebP(ReadOnlySpan<byte> content)
    {
        if (content.Length < 30) return default;
        var chunk = content[12..];
        if (chunk.StartsWith("VP8X"u8)) return (1 + (BinaryPrimitives.ReadUInt32LittleEndian(content[24..]) & 0xFFFFFF), 1 + (BinaryPrimitives.ReadUInt32LittleEndian(content[26..]) >> 8));
        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[21..]);
            return (1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }
        return chunk.StartsWith("VP8 "u8)
            ? (BinaryPrimitives.ReadUInt16LittleEndian(content[26..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(content[28..]) & 0x3FFFu)
            : default;
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SupportHub.Web.Tests.Files;

/// <summary>Small files of every kind, written byte by byte.</summary>
internal static class Sample
{
    /// <summary>Stands in every place where a phone writes where it was.</summary>
    public const string Secret = "GPS-34.0522N-118.2437W";

    /// <summary>48 by 32 pixels, white on the one side and black on the other.</summary>
    public static byte[] Jpeg => Convert.FromBase64String(
        "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAgADABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAABQcG/8QAFhAAAwAAAAAAAAAAAAAAAAAAAARB/9oACAEBAAA/AMQtBZaCy0FVoLLQWWhEloLLQWWgqtBZaCy0IktBZaCy0FVoLLQWWhEloLLQWWgqtBZaCy0P/9k=");

    public static byte[] WebP => Convert.FromBase64String(
        "UklGRlAAAABXRUJQVlA4IEQAAACwAwCdASowACAAP0WWu1i/rKajuqgD8CiJaTuAAB7sHIkKhXsQuAD+663whPkf/9Ej6aPal1MvsW4F3MIrWAHLrAAAAA==");

    public static byte[] Gif =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x21, 0xFE, (byte)Secret.Length, .. Text(Secret), 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ];

    public static byte[] Png => PngOf(48, 32);

    public static byte[] Pdf => Text($"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n102\n%%EOF\n");

    /// <summary>A JPEG as a phone writes it, held upright (orientation 6), with its place in EXIF and in XMP, a comment, and more behind its end.</summary>
    public static byte[] JpegOfAPhone =>
    [
        .. Jpeg[..2],
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. "MM\0*\0\0\0\u0008"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. Text(Secret)]),
        .. Segment(0xE1, Text($"http://ns.adobe.com/xap/1.0/\0<x>{Secret}</x>")),
        .. Segment(0xFE, Text($"<script>alert('{Secret}')</script>")),
        .. Jpeg[2..],
        .. Text($"<html><script>{Secret}</script></html>"),
    ];

    public static byte[] PngOfAPhone => [.. Png[..33], .. Chunk("tEXt", Text($"Comment\0{Secret}")), .. Chunk("eXIf", [.. "MM\0*"u8, .. Text(Secret)]), .. Png[33..], .. Text(Secret)];

    /// <summary>A WebP in its extended shape, with EXIF.</summary>
    public static byte[] WebPOfAPhone
    {
        get
        {
            byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0x08, 0, 0, 0, 47, 0, 0, 31, 0, 0];
            var exif = Text(Secret);
            byte[] file = [.. WebP[..12], .. extended, .. WebP[12..], .. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif];
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), (uint)file.Length - 8);
            return file;
        }
    }

    /// <summary>A HEIC's boxes: a table of contents that names one item of EXIF, and the item.</summary>
    public static byte[] Heic
    {
        get
        {
            var exif = Text($"Exif {Secret}");
            var brand = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
            byte[] Meta(int offset) => Box("meta", [0, 0, 0, 0,
                .. Box("iinf", [0, 0, 0, 0, 0, 1, .. Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "Exif"u8, 0])]),
                .. Box("iloc", [0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1, .. Number(offset), .. Number(exif.Length)])]);
            return [.. brand, .. Meta(brand.Length + Meta(0).Length + 8), .. Box("mdat", exif)];
        }
    }

    /// <summary>A few kilobytes that claim 60,000 by 60,000 pixels.</summary>
    public static byte[] PictureBomb => PngOf(60_000, 60_000, rows: 1);

    public static byte[] Zip
    {
        get
        {
            using var bytes = new MemoryStream();
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            using (var entry = zip.CreateEntry("zeros").Open())
                entry.Write(new byte[5_000_000]);
            return bytes.ToArray();
        }
    }

    public static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] PngOf(int width, int height, int? rows = null)
    {
        using var pixels = new MemoryStream();
        using (var zip = new ZLibStream(pixels, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(new byte[(rows ?? height) * (1 + width)]);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", [.. Number(width), .. Number(height), 8, 0, 0, 0, 0]), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Segment(byte mark, byte[] content) => [0xFF, mark, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    public static byte[] Box(string type, byte[] content) => [.. Number(content.Length + 8), .. Text(type), .. content];

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Text(type), .. content];
        return [.. Number(content.Length), .. named, .. Number((int)Crc32(named))];
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return ~crc;
    }

    public static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}

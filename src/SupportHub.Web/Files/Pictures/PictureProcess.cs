using System.Buffers.Binary;

namespace SupportHub.Web.Files.Pictures;

/// <summary>
/// The program as <c>picture</c>: one strange picture in by standard input, the clean one and its thumbnail out. Whatever a broken decoder does, it does
/// here: without settings, without the database, and ended when it takes too long.
/// </summary>
internal static class PictureProcess
{
    public const string Word = "picture";
    public const int Damaged = 2;

    /// <summary>A page of a letter stays readable, and a screen shows no more.</summary>
    private const int Longest = 3000;

    private const int LongestOfThumbnail = 480;

    public static int Run(Stream input, Stream output)
    {
        using var picture = new MemoryStream();
        input.CopyTo(picture);
        Vips.Start();
        if (Vips.Jpeg(picture.ToArray(), Longest, quality: 85) is not { } clean || Vips.Jpeg(clean, LongestOfThumbnail, quality: 75) is not { } thumbnail) return Damaged;
        Write(output, clean);
        Write(output, thumbnail);
        return 0;
    }

    /// <summary>Both as they were written; null when the output was cut.</summary>
    public static Picture? Read(ReadOnlyMemory<byte> output) =>
        Next(ref output) is { } clean && Next(ref output) is { } thumbnail && output.IsEmpty ? new(clean, thumbnail) : null;

    private static void Write(Stream output, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        output.Write(length);
        output.Write(bytes);
    }

    private static byte[]? Next(ref ReadOnlyMemory<byte> output)
    {
        if (output.Length < sizeof(int)) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(output.Span);
        if (length <= 0 || length > output.Length - sizeof(int)) return null;
        var bytes = output.Slice(sizeof(int), length).ToArray();
        output = output[(sizeof(int) + length)..];
        return bytes;
    }
}

/// <summary>A photo as it is kept: both are JPEGs that hold nothing but pixels.</summary>
internal sealed record Picture(byte[] Clean, byte[] Thumbnail);

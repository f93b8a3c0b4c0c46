using System.IO.Compression;

namespace SupportHub.Bench.Chat;

/// <summary>One of the files a client's phone loads: bytes as they are, and as a server may send them.</summary>
internal sealed record WidgetSize(string File, int Raw, int Gzip, int Brotli)
{
    public bool IsScript => Path.GetExtension(File) == ".js";
}

/// <summary>Every script and style that the chat is made of, as it is served.</summary>
internal static class WidgetSizes
{
    /// <summary>The loader that every page of a site carries.</summary>
    public const string Loader = "widget.js";

    // The page, and its words in one language.
    private static readonly string[] s_first = ["widget/chat.js", "widget/chat.css", "widget/words.en.js"];

    // Fetched while the client reads the greeting.
    private const string Library = "widget/signalr.js";

    public static IReadOnlyList<WidgetSize> Of(string webRoot) =>
    [
        .. new[] { Path.Combine(webRoot, Loader) }
            .Concat(Directory.EnumerateFiles(Path.Combine(webRoot, "widget"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .Where(file => Path.GetExtension(file) is ".js" or ".css")
            .Select(file => Of(Path.GetRelativePath(webRoot, file), File.ReadAllBytes(file))),
    ];

    /// <summary>What is loaded before the first word can be written.</summary>
    public static bool IsFirst(this WidgetSize size) => s_first.Contains(size.File);

    /// <summary>What a client loads in all.</summary>
    public static bool IsWhole(this WidgetSize size) => size.IsFirst() || size.File == Library;

    private static WidgetSize Of(string file, byte[] bytes) => new(
        file, bytes.Length,
        Packed(bytes, packed => new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)),
        Packed(bytes, packed => new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)));

    private static int Packed(byte[] bytes, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var pack = packer(packed)) pack.Write(bytes);
        return (int)packed.Length;
    }
}

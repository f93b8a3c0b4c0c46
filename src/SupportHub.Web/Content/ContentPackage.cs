using System.IO.Compression;

namespace SupportHub.Web.Content;

/// <summary>
/// A content folder as one zip, and that zip as a folder again: what is checked, trained on and published is one copy, whatever somebody saves in
/// the folder meanwhile.
/// </summary>
internal sealed class ContentPackage : IDisposable
{
    private static readonly string[] s_kinds = [".md", ".csv", ".jsonl"];

    private ContentPackage(string folder) => Folder = folder;

    /// <summary>The unpacked copy; it goes with this object.</summary>
    public string Folder { get; }

    /// <summary>Packs what belongs to the content and no editor's backup beside it.</summary>
    public static byte[] Pack(string folder)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsContent).Order(StringComparer.Ordinal))
                zip.CreateEntryFromFile(file, Path.GetRelativePath(folder, file).Replace('\\', '/'), CompressionLevel.Fastest);
        }
        return packed.ToArray();
    }

    public static ContentPackage Unpack(byte[] files)
    {
        var folder = Directory.CreateTempSubdirectory("supporthub-content-").FullName;
        using var zip = new ZipArchive(new MemoryStream(files, writable: false));
        zip.ExtractToDirectory(folder);
        return new(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static bool IsContent(string file) => s_kinds.Contains(Path.GetExtension(file)) && !Path.GetFileName(file).StartsWith('.');
}

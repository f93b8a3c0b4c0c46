using SupportHub.Domain.Conversations;
using SupportHub.Store.Records;
using SupportHub.Web.Files.Pictures;

namespace SupportHub.Web.Files;

/// <summary>What a check came to: a fault, or what may be kept; <see cref="Scanned"/> is false while the scanner is away.</summary>
internal sealed record FileChecked(FileFault? Fault, FileContent? Content, bool Scanned)
{
    public static FileChecked Refused(FileFault fault) => new(fault, null, true);
}

/// <summary>
/// The one check of every file, however it came. Its name and what its sender says of it count for nothing. A photo is decoded and written anew; a
/// PDF and a HEIC are kept as they came, if they are nothing besides, and are never shown on our pages.
/// </summary>
internal sealed class FileCheck(Scanner scanner, Darkroom darkroom)
{
    public async Task<FileChecked> Check(ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        if (file.Length > FilesOptions.MostBytes) return FileChecked.Refused(FileFault.TooBig);
        if (FileTypes.Of(file.Span) is not { } type) return FileChecked.Refused(FileFault.WrongKind);
        var scanned = true;
        try
        {
            // As it came: what is written anew may hide what a scanner knows.
            if (await scanner.Finds(file, ct)) return FileChecked.Refused(FileFault.Unsafe);
        }
        catch (ScannerAway)
        {
            scanned = false;
        }
        return await Clean(type, file, ct) is { } clean ? new(null, clean, scanned) : FileChecked.Refused(FileFault.Damaged);
    }

    /// <summary>Whether the scanner finds something in what was kept while it was away.</summary>
    /// <exception cref="ScannerAway">It still is.</exception>
    public Task<bool> IsUnsafe(byte[] kept, CancellationToken ct) => scanner.Finds(kept, ct);

    private async Task<FileContent?> Clean(FileType type, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        switch (type)
        {
            case FileType.Pdf:
                return PdfShape.IsSound(file.Span) ? new(FileKind.Document, type.Kept(), file.ToArray(), null) : null;
            case FileType.Heic:
                return HeicBoxes.WithoutMetadata(file.Span) is { } blanked ? new(FileKind.Document, type.Kept(), blanked, null) : null;
            default:
                // A picture of a few bytes can claim to be larger than the machine's memory.
                if (type.Pixels(file.Span) is not { } pixels || pixels > FilesOptions.MostPixels) return null;
                return await darkroom.Develop(file, ct) is { } picture ? new(FileKind.Photo, type.Kept(), picture.Clean, picture.Thumbnail) : null;
        }
    }
}

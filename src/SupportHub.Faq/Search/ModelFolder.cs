using System.Security.Cryptography;

namespace SupportHub.Faq.Search;

/// <summary>
/// Keeps what was learned from a content, so that the next start with the same content does not learn again. A model belongs to the content and to the
/// program that learned it; one that is damaged or cannot be written is as one that is not there.
/// </summary>
/// <param name="path">The folder; made when it is needed.</param>
public sealed class ModelFolder(string path)
{
    private const int Kept = 3;

    internal FaqModel? Find(string learnedFrom)
    {
        try
        {
            var bytes = File.ReadAllBytes(FileOf(learnedFrom));
            var body = bytes.AsSpan(SHA256.HashSizeInBytes);
            if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes))) return null;
            using var reader = new BinaryReader(new MemoryStream(bytes, SHA256.HashSizeInBytes, body.Length));
            return FaqModel.Read(reader);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    internal void Keep(string learnedFrom, FaqModel model)
    {
        try
        {
            Directory.CreateDirectory(path);
            using var body = new MemoryStream();
            using (var writer = new BinaryWriter(body, System.Text.Encoding.UTF8, leaveOpen: true)) model.Write(writer);
            var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
            // Renamed when it is whole: two programs may learn the same content at once.
            var file = FileOf(learnedFrom);
            var whole = $"{file}.{Environment.ProcessId}.part";
            using (var to = File.Create(whole))
            {
                to.Write(SHA256.HashData(bytes));
                to.Write(bytes);
            }
            File.Move(whole, file, overwrite: true);
            foreach (var old in new DirectoryInfo(path).GetFiles("*.model").OrderByDescending(f => f.LastWriteTimeUtc).Skip(Kept)) old.Delete();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The model is in memory; only the next start is slower.
        }
    }

    // The build is part of the name: other code reads other terms.
    private string FileOf(string learnedFrom) =>
        Path.Combine(path, $"{learnedFrom}-{typeof(ModelFolder).Module.ModuleVersionId.ToString("N")[..12]}.model");
}

using Microsoft.Net.Http.Headers;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Records;

namespace SupportHub.Web.Files;

/// <summary>
/// How a file leaves us. Photos of our own writing may be shown; everything else is only to download, in a sandbox that runs nothing. Kept by no cache
/// that somebody else of the same phone or office could read.
/// </summary>
internal static class FileAnswer
{
    public static async Task<IResult> Of(ClientFile file, bool thumbnail, HttpContext http, ClientFiles kept, CancellationToken ct)
    {
        if (await kept.Content(file.Id, thumbnail, ct) is not { } content) return Results.NotFound();
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var disposition = new ContentDispositionHeaderValue(content.Kind == FileKind.Photo ? "inline" : "attachment");
        disposition.SetHttpFileName(DownloadName(file, content.Type));
        headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(thumbnail ? content.Thumbnail! : content.Content, thumbnail ? FileTypes.Photo : content.Type);
    }

    // The ending says what it is, whatever its sender called it.
    private static string DownloadName(ClientFile file, string type)
    {
        var ending = type switch
        {
            "application/pdf" => ".pdf",
            "image/heic" => ".heic",
            _ => ".jpg",
        };
        var name = Path.GetFileNameWithoutExtension(file.Name ?? "");
        return (name.Length == 0 ? $"{file.Id:N}" : name) + ending;
    }
}

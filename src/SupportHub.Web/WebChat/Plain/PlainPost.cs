using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Files;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>
/// Reads what the page posts as it comes: its fields, and its files each through the checks of the chat's own uploads, before the next. None lies on a disk
/// or in memory beside those that are being checked.
/// </summary>
internal sealed class PlainPost(PlainVisits visits, ChatUploads uploads)
{
    // A message of 4,000 characters, each written as nine bytes at worst, and the form's own fields.
    public const int LongestForm = 64 * 1024;

    private const int MostParts = 100;
    private const long MostAltogether = (MessageFile.Most + 1L) * FilesOptions.MostBytes;

    /// <remarks>Of what comes too fast (<see cref="PlainForm.IsTooFast"/>) the files are not taken either.</remarks>
    /// <exception cref="InvalidDataException">No form of ours.</exception>
    /// <exception cref="BadHttpRequestException">More than any form of ours holds.</exception>
    public async Task<PlainForm> Read(HttpContext http, bool isTooFast, CancellationToken ct)
    {
        var form = http.Request.GetMultipartBoundary() is { Length: > 0 and <= 70 } boundary
            ? await Parts(new(boundary, http.Request.Body), http, isTooFast, ct)
            : await Fields(http, ct);
        return form with { IsTooFast = isTooFast };
    }

    private static async Task<PlainForm> Fields(HttpContext http, CancellationToken ct)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = LongestForm;
        return PlainForm.Read(await http.Request.ReadFormAsync(ct));
    }

    private async Task<PlainForm> Parts(MultipartReader parts, HttpContext http, bool isTooFast, CancellationToken ct)
    {
        var fields = new KeyValueAccumulator();
        var (taken, refused) = (new List<Guid>(), new List<PlainRefusal>());
        var (room, left) = (LongestForm, MostAltogether);
        PlainVisit? visit = null;
        for (var part = 0; await parts.ReadNextSectionAsync(ct) is { } section; part++)
        {
            if (part == MostParts || section.GetContentDispositionHeader() is not { } named) throw new InvalidDataException("No form of ours.");
            if (named.IsFormDisposition())
            {
                var value = await Capped.Read(section.Body, room, ct) ?? throw new BadHttpRequestException("A longer form than ours.", StatusCodes.Status413PayloadTooLarge);
                room -= value.Length;
                fields.Append(HeaderUtilities.RemoveQuotes(named.Name).ToString(), Encoding.UTF8.GetString(value.Span));
                continue;
            }
            if (isTooFast) refused.Add(PlainRefusal.Failed(FileWords.Name(new FileMultipartSection(section).FileName)));
            else await Take(section);
            left = await Rest(section.Body, left, ct);
            if (left < 0) break;
        }
        var read = PlainForm.Read(new FormCollection(fields.GetResults()));
        return read with { Token = visit?.Token ?? read.Token, Files = [.. read.Files.Concat(taken).Distinct()], Refused = refused };

        async Task Take(MultipartSection section)
        {
            // The page's own fields stand before its files.
            var form = PlainForm.Read(new FormCollection(fields.GetResults()));
            visit ??= await visits.Of(form, brings: true, ct) ?? throw new InvalidDataException("A file of nobody.");
            var file = new FileMultipartSection(section);
            var (id, refusal) = taken.Count + refused.Count < MessageFile.Most
                ? await TakeFile(visit.Value.Visitor, form, FileWords.Name(file.FileName), section.Body, http, ct)
                : (null, PlainRefusal.TooMany(FileWords.Name(file.FileName)));
            if (id is { } kept) taken.Add(kept);
            if (refusal is not null) refused.Add(refusal);
        }
    }

    private async Task<(Guid? Kept, PlainRefusal? Refused)> TakeFile(Visitor visitor, PlainForm form, string? name, Stream file, HttpContext http, CancellationToken ct)
    {
        if (form.Mark is not { } mark) throw new InvalidDataException("No form of ours.");
        var (kept, fault, _) = await uploads.Take(visitor.Contact, http.RemoteAddress(), new(mark, name, file, IsOfForm: true), ct);
        if (kept is not null) return (kept.Id, null);
        return (null, fault is { } why ? PlainRefusal.Of(name, why) : PlainRefusal.Failed(name));
    }

    // What is too big has to be read all the same, up to a limit: a browser that is still sending shows no answer.
    private static async Task<long> Rest(Stream file, long left, CancellationToken ct)
    {
        var part = new byte[64 * 1024];
        while (file.Position <= left && await file.ReadAsync(part, ct) > 0)
        {
        }
        return left - file.Position;
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Store.Records;
using SupportHub.Web.Content;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Files;

/// <summary>A file that was taken. Kind: photo or document.</summary>
public sealed record TakenFile(Guid Id, string Kind, string? Name, long Bytes);

/// <summary>Why not: a code, and a sentence in the client's language.</summary>
public sealed record FileNotTaken(string Code, string? Text);

/// <summary>Where the chat page sends photos and papers before the message they belong to, and reads them again. The visitor's token guards both.</summary>
internal static class ChatFileEndpoints
{
    private const string Key = "X-Key";
    private const string Name = "X-File-Name";

    public static void Map(IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/api/chat/files").AllowAnonymous().DisableAntiforgery();
        files.MapPost("", Take);
        var kept = files.MapGroup("/{id:guid}").RequireRateLimiting(FilePace.Reads);
        kept.MapGet("", (Guid id, HttpContext http, Visitors visitors, ChatLog chat, ClientFiles store, CancellationToken ct) =>
            Send(id, false, Visitors.TokenIn(http), http.Request.Query["site"], http, visitors, chat, store, ct));
        kept.MapGet("/thumbnail", (Guid id, HttpContext http, Visitors visitors, ChatLog chat, ClientFiles store, CancellationToken ct) =>
            Send(id, true, Visitors.TokenIn(http), http.Request.Query["site"], http, visitors, chat, store, ct));
    }

    private static async Task<Results<Ok<TakenFile>, NotFound, JsonHttpResult<FileNotTaken>>> Take(
        string? site, string? language, HttpContext http, Visitors visitors, ChatUploads uploads, LiveContent live, CancellationToken ct)
    {
        if (await visitors.Recognise(Visitors.TokenIn(http), site, language, ct) is not { } visitor) return TypedResults.NotFound();
        var key = http.Request.Headers[Key].ToString();
        if (!MessageKey.IsWellFormed(key)) return Not("bad-key", null, StatusCodes.Status400BadRequest);

        var (file, fault, refused) = await uploads.Take(
            visitor.Contact, http.RemoteAddress(), new(key, FileName(http.Request.Headers[Name]), http.Request.Body, http.Request.ContentLength), ct);
        if (file is not null) return TypedResults.Ok(new TakenFile(file.Id, file.Kind == FileKind.Photo ? "photo" : "document", file.Name, file.Bytes));
        var phrases = live.Content.Phrases;
        return (fault, refused) switch
        {
            ({ } why, _) => Not(FileWords.CodeOf(why), phrases.Say(why, visitor.Language), why == FileFault.TooBig ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity),
            (_, UploadRefusal.TooFast) => Not("too-many", phrases.Say(PhraseKeys.TooFast, visitor.Language), StatusCodes.Status429TooManyRequests),
            (_, UploadRefusal.BrokeOff) => Not("failed", phrases.Say(PhraseKeys.UploadFailed, visitor.Language), StatusCodes.Status408RequestTimeout),
            _ => Not("failed", phrases.Say(PhraseKeys.UploadFailed, visitor.Language), StatusCodes.Status503ServiceUnavailable),
        };
    }

    /// <summary>Not there, not yours and not (yet) to be had are one answer.</summary>
    internal static async Task<IResult> Send(
        Guid id, bool thumbnail, string? token, string? site, HttpContext http, Visitors visitors, ChatLog chat, ClientFiles kept, CancellationToken ct)
    {
        if (await visitors.Recognise(token, site, null, ct) is not { } visitor || await kept.Find(id, ct) is not { State: FileState.Kept } file)
            return Results.NotFound();
        var isTheirs = file.ConversationId is { } conversation ? await chat.ConversationOf(visitor.Contact, ct) == conversation : file.ContactId == visitor.Contact;
        return isTheirs ? await FileAnswer.Of(file, thumbnail, http, kept, ct) : Results.NotFound();
    }

    private static string? FileName(string? header) => string.IsNullOrEmpty(header) ? null : FileWords.Name(Uri.UnescapeDataString(header));

    private static JsonHttpResult<FileNotTaken> Not(string code, string? text, int status) => TypedResults.Json(new FileNotTaken(code, text), statusCode: status);
}

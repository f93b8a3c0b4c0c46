using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.WebChat.Transcripts;

/// <summary>A client's own conversation to keep: one file of plain HTML, in their language and zone.</summary>
internal sealed class TranscriptDownload(Visitors visitors, ChatPace pace, ChatLog chat, TranscriptPage page, DeskHours desk, TimeProvider clock)
{
    /// <summary>A client keeps more than a page shows; no conversation of people comes near it.</summary>
    private const int MostLines = 5_000;

    /// <summary><paramref name="zone"/>: an IANA name. 404 for a token that is none of ours, and before the first message.</summary>
    public async Task<Results<FileContentHttpResult, NotFound, StatusCodeHttpResult>> Send(
        string? token, string? site, string? language, string? zone, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await visitors.Recognise(token, site, language, ct) is not { } visitor) return TypedResults.NotFound();
        if (!pace.Allows(visitor.Contact)) return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        if (await chat.ConversationOf(visitor.Contact, ct) is not { } conversation) return TypedResults.NotFound();

        var lines = await chat.After(conversation, 0, [], ct, MostLines);
        var where = zone is { Length: < 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : desk.Zone;
        var now = clock.GetUtcNow();
        var html = page.Html(lines.Lines, now, where, visitor.Language);
        // A name that says nothing to whoever finds it.
        var name = $"conversation-{TimeZoneInfo.ConvertTime(now, where).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.html";
        return TypedResults.File(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", name);
    }
}

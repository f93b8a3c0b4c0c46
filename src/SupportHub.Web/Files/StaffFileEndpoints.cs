using System.Security.Claims;
using SupportHub.Store.Records;
using SupportHub.Web.Access;

namespace SupportHub.Web.Files;

/// <summary>Clients' photos and papers for who may read their conversations: the inbox's people. Opening one is on the record; a thumbnail is part of the page.</summary>
internal static class StaffFileEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/files/{id:guid}").RequireAuthorization(Policies.Inbox);
        files.MapGet("", Open);
        files.MapGet("/thumbnail", async (Guid id, HttpContext http, ClientFiles kept, CancellationToken ct) =>
            await Sent(id, kept, ct) is { } file ? await FileAnswer.Of(file, thumbnail: true, http, kept, ct) : Results.NotFound());
    }

    private static async Task<IResult> Open(Guid id, ClaimsPrincipal user, HttpContext http, ClientFiles kept, Audit audit, CancellationToken ct)
    {
        if (await Sent(id, kept, ct) is not { } file) return Results.NotFound();
        await audit.Write(Staff.Of(user)!.Id, "file-read", $"conversation:{file.ConversationId}", new { fileId = file.Id }, ct);
        return await FileAnswer.Of(file, thumbnail: false, http, kept, ct);
    }

    /// <summary>What a client has not sent is not ours to look at.</summary>
    private static async Task<ClientFile?> Sent(Guid id, ClientFiles kept, CancellationToken ct) =>
        await kept.Find(id, ct) is { State: FileState.Kept, ConversationId: not null } file ? file : null;
}

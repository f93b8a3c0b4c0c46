using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;

namespace SupportHub.Web.Inbox;

/// <summary>What is being written: a reply and a note beside each other, and which of them is in front.</summary>
public sealed record Draft(string Reply, string Note, bool IsNote)
{
    public static Draft Empty { get; } = new("", "", false);

    public string Text => IsNote ? Note : Reply;

    public Draft With(string text) => IsNote ? this with { Note = text } : this with { Reply = text };
}

/// <summary>
/// Drafts, kept in the writer's own browser under the server's key: they survive a reload, a restart and the end of the session, and
/// nobody else who uses the machine can read them.
/// </summary>
public sealed class Drafts(ProtectedLocalStorage storage)
{
    public async Task<Draft?> Find(Guid staff, Guid conversation)
    {
        try
        {
            var kept = await storage.GetAsync<Draft>(Key(staff, conversation));
            return kept.Success ? kept.Value : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            // Written under a key that is gone, or by another version: no draft is better than no page.
            return null;
        }
    }

    public async Task Keep(Guid staff, Guid conversation, Draft draft)
    {
        if (draft is { Reply: "", Note: "" }) await storage.DeleteAsync(Key(staff, conversation));
        else await storage.SetAsync(Key(staff, conversation), draft);
    }

    private static string Key(Guid staff, Guid conversation) => $"draft:{staff:N}:{conversation:N}";
}

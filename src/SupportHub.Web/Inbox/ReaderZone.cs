using Microsoft.JSInterop;

namespace SupportHub.Web.Inbox;

/// <summary>
/// The reader's time zone, asked of the browser once a page; Pacific time until it has answered, and where it names none we know.
/// Beside the case a promise stands in its county's zone, named, because that is what the client was told.
/// </summary>
public sealed class ReaderZone(IJSRuntime script)
{
    private Task<bool>? _answer;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <summary>True when the zone is another than before, and the caller should draw again. Only once the page is live.</summary>
    public Task<bool> Ask() => _answer ??= AskBrowser();

    private async Task<bool> AskBrowser()
    {
        var named = await script.InvokeAsync<string?>("supporthubInbox.zone");
        if (named is null || !TimeZoneInfo.TryFindSystemTimeZoneById(named, out var zone) || zone.Id == Zone.Id) return false;
        Zone = zone;
        return true;
    }
}

using System.Net;
using SupportHub.Store.Work;

namespace SupportHub.Web.Sms;

/// <summary>What follows where Twilio surely did not take a text that it was asked to send.</summary>
internal static class NotTaken
{
    // After "too many": nothing else leaves from that number for a moment, and the text itself waits ever longer.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    /// <summary>Notes it, before <paramref name="refused"/> is thrown on.</summary>
    public static async Task NoteNotTaken(this WorkQueue queue, WorkItem item, HttpRequestException refused)
    {
        await queue.HadNoEffect(item, CancellationToken.None);
        if (refused.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadRequest) await queue.SlowDown(item, s_pause, CancellationToken.None);
    }
}

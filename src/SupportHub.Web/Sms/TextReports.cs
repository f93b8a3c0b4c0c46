using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Sms;

/// <summary>
/// Takes in how far a text of ours got, whether Twilio calls or is asked: it is noted, and what passes with time, like a phone that is off, is waited
/// out and goes out again.
/// </summary>
internal sealed class TextReports(EventStore log, TimeProvider clock)
{
    private static readonly Act s_twilio = new("twilio");

    /// <summary>What came of the report itself. <paramref name="goesAgain"/>: it is still worth hearing, where it did not arrive.</summary>
    public async Task<Updated<Conversation>> Take(
        Guid conversation, Guid message, TextPlace place, DeliveryStatus status, string? errorCode, string? sid, CancellationToken ct, bool goesAgain = true)
    {
        var reported = await log.Conversations.Update(conversation, c => c.ReportDelivery(message, status, errorCode, sid, clock.GetUtcNow(), place), s_twilio, ct);
        if (goesAgain && status is DeliveryStatus.Undelivered or DeliveryStatus.Failed && TwilioCodes.RetryAfter(errorCode, place.Try) is { } wait)
            await log.Conversations.Update(
                conversation, c => c.TryAgain(message, null, false, clock.GetUtcNow() + wait, clock.GetUtcNow(), place), s_twilio, ct);
        return reported;
    }
}

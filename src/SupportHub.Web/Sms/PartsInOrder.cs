using System.Text.Json;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Work;
using SupportHub.Web.Sms.Reconciling;

namespace SupportHub.Web.Sms;

/// <summary>
/// Lets a part of a long text go once the one before it is out. Its status callback makes the next one due at once; a callback that does not come
/// is made up for by asking Twilio, and after <see cref="GoesOn"/> the part goes all the same: Twilio sends what one number says in order, and
/// every part says its place.
/// </summary>
internal sealed class PartsInOrder(TwilioHistory twilio, TextReports reports, WorkQueue queue, EventStore log, TimeProvider clock)
{
    internal static readonly TimeSpan GoesOn = TimeSpan.FromMinutes(2);

    /// <summary>So many looks, about half a minute, are left to the callback.</summary>
    private const int LeftToTheCallback = 5;

    // Held parts leave some minutes apart from others' in the morning; until then later words do not wait for these.
    private static readonly TimeSpan s_morning = TimeSpan.FromSeconds(30);

    /// <summary>False: a part before it did not arrive, and this one is not sent.</summary>
    /// <exception cref="NotYet">The part before it is not out yet.</exception>
    /// <exception cref="CannotBeDone">The part before it waits for a person; so does this one.</exception>
    public async Task<bool> MayGo(WorkItem item, OutgoingText text, TextStanding sofar, CancellationToken ct)
    {
        if (text.Part < 2) return true;
        var status = sofar.Before(text.Place);
        if (status == DeliveryStatus.Sending && item.Looks >= LeftToTheCallback) status = await AskForTheOneBefore(item, text, sofar, ct);
        switch (status)
        {
            case DeliveryStatus.Sent or DeliveryStatus.Delivered:
                return true;
            case DeliveryStatus.Stuck:
                throw new CannotBeDone("The part before it waits for a person.");
            case DeliveryStatus.Waiting:
                await queue.Hold(item, s_morning, "The part before it waits for its time.", ct);
                return false;
            case DeliveryStatus.Queued or DeliveryStatus.Sending:
                var until = item.SettleBy ?? clock.GetUtcNow() + GoesOn;
                return status == DeliveryStatus.Sending && clock.GetUtcNow() >= until
                    ? true
                    : throw new NotYet(TimeSpan.FromSeconds(Math.Min(1 << Math.Min(item.Looks, 4), 15)), item.Looks + 1, until, "The part before it is not out yet.");
            default:
                return false;
        }
    }

    private async Task<DeliveryStatus> AskForTheOneBefore(WorkItem item, OutgoingText text, TextStanding sofar, CancellationToken ct)
    {
        var place = text.Place with { Part = text.Part - 1, Try = sofar.Parts[text.Part - 2].Try };
        var events = await log.Conversations.Read(item.ConversationId, 0, ct);
        if (OpenText.LastSid(events, text.MessageId, place.Part) is not { } sid) return DeliveryStatus.Sending;
        try
        {
            if (await twilio.StandingOf(sid, ct) is not var (said, code) || TwilioStatus.Read(said, code) is not { } status || status == DeliveryStatus.Queued)
                return DeliveryStatus.Sending;
            await reports.Take(item.ConversationId, text.MessageId, place, status, code, sid, ct);
            return status;
        }
        catch (Exception unread) when (unread is HttpRequestException or JsonException or KeyNotFoundException || (unread is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return DeliveryStatus.Sending;
        }
    }
}

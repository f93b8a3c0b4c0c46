using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Work;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Sms;

/// <summary>
/// Sends one text from the outbox. Nothing goes to a number that opted out. Twilio's API cannot be asked twice safely: that it will be asked is
/// noted before, so that after any fault or kill the text is first settled (<see cref="Settling"/>) and only then, perhaps, sent again.
/// </summary>
internal sealed partial class SmsSender(
    TwilioClient twilio, Settling settling, PartsInOrder parts, RecipientDay day, OutgoingTexts texts, WorkQueue queue, EventStore log, IOptions<HubOptions> hub, TimeProvider clock,
    ILogger<SmsSender> logger) : IWorkHandler
{
    /// <summary>"Attempt to send to unsubscribed recipient": Twilio heard a STOP that we did not.</summary>
    private const int OptedOut = 21610;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);
    private static readonly Act s_twilio = new("twilio");
    private static readonly Act s_system = new("system");

    public string Kind => "send-sms";

    public async Task Handle(WorkItem item, CancellationToken ct)
    {
        var text = Read(item);
        var standing = await texts.Find(text.MessageId, ct)
            ?? throw new CannotBeDone($"Message {text.MessageId} is not in the conversation.");
        var conversation = (await log.Conversations.Load(item.ConversationId, ct))!.State;
        var sofar = conversation.Texts.GetValueOrDefault(text.MessageId, TextStanding.New);
        var part = sofar.At(text.Place);
        // Asked for anew meanwhile. What may have left for all that is settled first, and then the new one goes, or does not.
        var isReplaced = text.Try < part.Try;
        if (!sofar.Counts(text.Place) || TextStanding.IsSettled(part.Status) || (isReplaced && item.UnsureSince is null))
            return;
        if (item.UnsureSince is null && await HeldUntil(item, text, standing.SaidAt, sofar, conversation, ct) is { } until)
        {
            await Report(item, text, DeliveryStatus.Waiting, null, null, s_system, ct, until);
            // Spread a little, or everything that waited would ring at the same second.
            var spread = text.Proactive || text.NotBefore is null ? TimeSpan.FromSeconds(text.MessageId.GetHashCode() & 0x1FF) : TimeSpan.Zero;
            await queue.Hold(item, until - clock.GetUtcNow() + spread, "It is night where the client is, or the text is for later.", ct);
        }
        if (item.UnsureSince is null && !await parts.MayGo(item, text, sofar, ct))
            return;
        if (part.Status == DeliveryStatus.Stuck)
            await Report(item, text, DeliveryStatus.Queued, null, null, s_system, ct);

        var body = text.Body(standing.Words);
        if (item.UnsureSince is not null && await settling.Find(item, text, body, ct) is { } adopted)
        {
            Log.Adopted(logger, text.MessageId);
            await Report(item, text, DeliveryStatus.Sending, null, adopted, s_twilio, ct);
            return;
        }
        if (isReplaced)
            return;
        if (standing.OptedOut)
        {
            await Report(item, text, DeliveryStatus.Blocked, null, null, s_system, ct);
            return;
        }

        var outcome = await Send(item, text, body, ct);
        if (outcome.Sid is { } sid)
            await Report(item, text, DeliveryStatus.Sending, null, sid, s_twilio, ct);
        else
            await Refused(item, text, outcome.Refusal!.Value, ct);
    }

    public async Task Waits(WorkItem item, CancellationToken ct) =>
        await Report(item, Read(item), DeliveryStatus.Stuck, StuckCode.Of(item), null, s_system, ct);

    public async Task Cancelled(WorkItem item, CancellationToken ct) =>
        await Report(item, Read(item), DeliveryStatus.Cancelled, StuckCode.Of(item), null, s_system, ct);

    private async Task<SendOutcome> Send(WorkItem item, OutgoingText text, string body, CancellationToken ct)
    {
        var callback = new Uri($"{hub.Value.PublicUrl}/webhooks/twilio/status/{item.ConversationId}/{text.MessageId}{StatusQuery.Of(text.Place)}");
        await queue.Trying(item, clock.GetUtcNow(), Settling.Within, ct);
        try
        {
            // The client's own time limit ends it. A program that is asked to stop waits for the answer, or every stop would leave texts unsure.
            return await twilio.Send(text.From, text.To, body, callback, CancellationToken.None);
        }
        catch (HttpRequestException refused)
        {
            await queue.NoteNotTaken(item, refused);
            throw;
        }
        catch (OutcomeUnknown unknown)
        {
            Log.Unknown(logger, text.MessageId, unknown);
            throw new NotYet(settling.WaitFor(0), 0, (item.UnsureSince is null ? null : item.SettleBy) ?? clock.GetUtcNow() + Settling.Within, $"It may have been sent. {unknown.Message}");
        }
    }

    private Task Refused(WorkItem item, OutgoingText text, int code, CancellationToken ct)
    {
        Log.Refused(logger, text.MessageId, code);
        return code == OptedOut
            ? log.Conversations.Update(item.ConversationId, c => c.ReportOptedOut(text.MessageId, $"{code}", text.To, clock.GetUtcNow(), text.Place), s_twilio, ct)
            : Report(item, text, DeliveryStatus.Failed, $"{code}", null, s_twilio, ct);
    }

    /// <summary>Every part is held by itself: one that waited for a held one would hold back all that is said after it.</summary>
    private async Task<DateTimeOffset?> HeldUntil(
        WorkItem item, OutgoingText text, DateTimeOffset said, TextStanding sofar, Conversation conversation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (text.NotBefore > now) return text.NotBefore;
        var begun = text is { Part: > 1, Try: 0 } && sofar.At(text.Place with { Part = 1 }).Status != DeliveryStatus.Waiting;
        // What a day's limit or a fault held back for hours would come out of a silence, in the middle of the night.
        var late = (text.NotBefore ?? text.Asked ?? said) + Conversation.JustWrote < now && !conversation.IsAwaitingWords(now);
        if (!text.Proactive && !late) return null;
        // What began by day is not broken off by the evening; what was broken off long before is.
        if (begun && (!late || await IsGoingOn(item, text, now, ct))) return null;
        return (await day.Of(item.ConversationId, ct)).Until;
    }

    private async Task<bool> IsGoingOn(WorkItem item, OutgoingText text, DateTimeOffset now, CancellationToken ct) =>
        (await log.Conversations.Read(item.ConversationId, 0, ct)).Any(recorded =>
            recorded.Data is DeliveryReported report && report.MessageId == text.MessageId && report.Part == text.Part - 1 && report.At + Conversation.JustWrote >= now);

    private async Task Report(
        WorkItem item, OutgoingText text, DeliveryStatus status, string? code, string? providerId, Act act, CancellationToken ct, DateTimeOffset? until = null) =>
        await log.Conversations.Update(item.ConversationId, c => c.ReportDelivery(text.MessageId, status, code, providerId, clock.GetUtcNow(), text.Place, until), act, ct);

    private static OutgoingText Read(WorkItem item) => item.Payload.Deserialize<OutgoingText>(s_json)!;

    private static partial class Log
    {
        [LoggerMessage(7002, LogLevel.Warning, "Text refused by Twilio: message {MessageId}, code {Code}")]
        public static partial void Refused(ILogger logger, Guid messageId, int code);

        [LoggerMessage(7003, LogLevel.Information, "Text found at Twilio, sent by an earlier try: message {MessageId}")]
        public static partial void Adopted(ILogger logger, Guid messageId);

        [LoggerMessage(7004, LogLevel.Warning, "Whether Twilio took a text is not known; its list is looked at: message {MessageId}")]
        public static partial void Unknown(ILogger logger, Guid messageId, Exception fault);
    }
}

using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;
using SupportHub.Store.Events;
using SupportHub.Store.Work;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Sms;

/// <summary>
/// Sends one text from the outbox. Nothing goes to a number that opted out. Twilio's API cannot be asked twice safely, so whenever an earlier
/// try may have reached it, Twilio's own list is read first and the text found there is taken as sent.
/// </summary>
internal sealed partial class SmsSender(
    TwilioClient twilio, OutgoingTexts texts, EventStore log, IOptions<HubOptions> hub, TimeProvider clock, ILogger<SmsSender> logger) : IWorkHandler
{
    /// <summary>"Attempt to send to unsubscribed recipient": Twilio heard a STOP that we did not.</summary>
    private const int OptedOut = 21610;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);
    private static readonly Act s_twilio = new("twilio");
    private static readonly Act s_system = new("system");

    // Twilio's times are whole seconds of its own clock.
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(2);

    public string Kind => "send-sms";

    public async Task Handle(WorkItem item, CancellationToken ct)
    {
        var text = item.Payload.Deserialize<OutgoingText>(s_json)!;
        var standing = await texts.Find(text.MessageId, ct)
            ?? throw new CannotBeDone($"Message {text.MessageId} is not in the conversation.");
        if (standing.ProviderId is not null)
            return;
        if (standing.OptedOut)
        {
            await Report(c => c.ReportDelivery(text.MessageId, DeliveryStatus.Blocked, null, null, clock.GetUtcNow()), s_system);
            return;
        }

        var body = SmsText.Smart(text.Text);
        if (item.Attempts > 0 && await SentBefore(text, body, standing, ct) is { } adopted)
        {
            Log.Adopted(logger, text.MessageId);
            await Taken(adopted);
            return;
        }

        var callback = new Uri($"{hub.Value.PublicUrl}/webhooks/twilio/status/{item.ConversationId}/{text.MessageId}");
        var outcome = await twilio.Send(text.From, text.To, body, callback, ct);
        if (outcome.Sid is { } sid)
            await Taken(sid);
        else
            await Refused(outcome.Refusal!.Value);

        Task Taken(string providerId) =>
            Report(c => c.ReportDelivery(text.MessageId, DeliveryStatus.Sending, null, providerId, clock.GetUtcNow()), s_twilio);

        Task Refused(int code)
        {
            Log.Refused(logger, text.MessageId, code);
            return Report(
                c => code == OptedOut
                    ? c.ReportOptedOut(text.MessageId, $"{code}", clock.GetUtcNow())
                    : c.ReportDelivery(text.MessageId, DeliveryStatus.Failed, $"{code}", null, clock.GetUtcNow()),
                s_twilio);
        }

        Task Report(Func<Conversation, Decision<ConversationEvent>> decide, Act act) => log.Conversations.Update(item.ConversationId, decide, act, ct);
    }

    /// <summary>The text of an earlier try, if it got through: the same words to the same number, and not the id of another message.</summary>
    private async Task<string?> SentBefore(OutgoingText text, string body, OutgoingStanding standing, CancellationToken ct)
    {
        var equal = (await twilio.SentSince(text.From, text.To, standing.WrittenAt - s_clockSkew, ct)).Where(sent => sent.Body == body).ToList();
        var known = await texts.Known(equal.Select(sent => sent.Sid), ct);
        return equal.Find(sent => !known.Contains(sent.Sid))?.Sid;
    }

    private static partial class Log
    {
        [LoggerMessage(7002, LogLevel.Warning, "Text refused by Twilio: message {MessageId}, code {Code}")]
        public static partial void Refused(ILogger logger, Guid messageId, int code);

        [LoggerMessage(7003, LogLevel.Information, "Text found at Twilio, sent by an earlier try: message {MessageId}")]
        public static partial void Adopted(ILogger logger, Guid messageId);
    }
}

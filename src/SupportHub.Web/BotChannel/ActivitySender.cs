using System.Text.Json;
using SupportHub.Bot.Connector;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Work;
using SupportHub.Web.Sms;

namespace SupportHub.Web.BotChannel;

/// <summary>
/// Sends what a conversation says to its channel, from the outbox and in order (C37). A Connector cannot be asked what it took, so after a lost answer
/// the Activity is sent again: a line twice harms less than a line that never comes.
/// </summary>
internal sealed partial class ActivitySender(
    ChannelPost post, ChannelConversations conversations, EventStore log, TimeProvider clock, ILogger<ActivitySender> logger) : IWorkHandler
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);
    private static readonly Act s_system = new("system");

    public string Kind => "send-activity";

    public async Task Handle(WorkItem item, CancellationToken ct)
    {
        var asked = Read(item);
        var events = await log.Conversations.Read(item.ConversationId, 0, ct);
        if (await log.Conversations.Load(item.ConversationId, ct) is not { State: { IsErased: false } conversation } || IsDone(conversation, asked)) return;
        if (await conversations.Find(conversation.ContactId, ct) is not { } place)
        {
            await Report(item, asked, DeliveryStatus.Failed, ChannelCode.Unknown, null, ct);
            return;
        }

        var outgoing = new OutgoingActivity(events, asked.Version);
        if (outgoing.Make(place.Reference, asked.Part) is not { } activity) return;
        if (outgoing.Happened is MessageReceived)
        {
            if (!place.Ended && !outgoing.IsAnswered) await ShowTyping(place, conversation.ContactId, activity, ct);
            return;
        }
        await Send(item, asked, place, activity, ct);
    }

    public Task Waits(WorkItem item, CancellationToken ct) => Report(item, Read(item), DeliveryStatus.Stuck, StuckCode.Of(item), null, ct);

    public Task Cancelled(WorkItem item, CancellationToken ct) => Report(item, Read(item), DeliveryStatus.Cancelled, StuckCode.Of(item), null, ct);

    private async Task Send(WorkItem item, Asked asked, ChannelPlace place, Bot.Activities.Activity activity, CancellationToken ct)
    {
        if (place.Ended)
        {
            await Report(item, asked, DeliveryStatus.Failed, ChannelCode.Ended, null, ct);
            return;
        }
        try
        {
            await Report(item, asked, DeliveryStatus.Sent, null, await post.Send(place, activity, ct), ct);
        }
        catch (RefusedByChannel refused)
        {
            Log.Refused(logger, item.ConversationId, asked.Version, (int)refused.Status);
            await Report(item, asked, DeliveryStatus.Failed, ChannelCode.Unknown, null, ct);
        }
    }

    /// <summary>At most every three seconds, and never tried again: by then it would be untrue.</summary>
    private async Task ShowTyping(ChannelPlace place, Guid contact, Bot.Activities.Activity typing, CancellationToken ct)
    {
        try
        {
            if (await conversations.BeginTyping(contact, ct)) await post.Send(place, typing, ct);
        }
        catch (Exception fault) when (fault is HttpRequestException or RefusedByChannel || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // The answer that follows will say it if the channel is gone.
        }
    }

    private static bool IsDone(Conversation conversation, Asked asked) =>
        asked.MessageId is { } message && conversation.Texts.TryGetValue(message, out var standing) && TextStanding.IsSettled(standing.Whole);

    private async Task Report(WorkItem item, Asked asked, DeliveryStatus status, string? code, string? providerId, CancellationToken ct)
    {
        if (asked.MessageId is { } message)
            await log.Conversations.Update(item.ConversationId, c => c.ReportDelivery(message, status, code, providerId, clock.GetUtcNow()), s_system, ct);
    }

    private static Asked Read(WorkItem item) => item.Payload.Deserialize<Asked>(s_json)!;

    /// <summary>The work item as the store's rules write it; the words stay in the log.</summary>
    private sealed record Asked(long Version, int Part, Guid? MessageId);

    private static partial class Log
    {
        [LoggerMessage(7104, LogLevel.Warning, "A channel refused what was said: conversation {ConversationId}, version {Version}, status {Status}")]
        public static partial void Refused(ILogger logger, Guid conversationId, long version, int status);
    }
}

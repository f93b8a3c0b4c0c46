using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Sms.Reconciling;

/// <summary>
/// Compares Twilio's own list with ours. Twilio calls once or a few times and never again: a text whose call was lost, while the hub or the way to
/// it was down, is found here and taken in as if it had come. Likewise how texts of ours ended, where that call was lost.
/// </summary>
internal sealed partial class Reconciliation(
    TwilioHistory twilio, ReconciliationRecords records, TextIntake intake, EventStore log, TimeProvider clock, ILogger<Reconciliation> logger)
{
    /// <summary>How far a first look goes back, and one after a long absence.</summary>
    internal static readonly TimeSpan Farthest = TimeSpan.FromDays(7);

    // Twilio's list can lag behind its calls.
    private static readonly TimeSpan s_overlap = TimeSpan.FromHours(1);

    // Reports come for hours, when a phone is off; later nothing more is said.
    private static readonly TimeSpan s_unfinishedAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_finishedBy = TimeSpan.FromDays(3);

    private static readonly Act s_twilio = new("twilio");

    /// <summary>Null: another node is at it.</summary>
    /// <exception cref="HttpRequestException">Twilio is not reached. What was taken until then stays taken.</exception>
    public Task<Reconciled?> Run(CancellationToken ct) => records.Alone(async () =>
    {
        var began = clock.GetUtcNow();
        var since = await records.Last(ct) is { } last && last.Upto > began - Farthest ? last.Upto - s_overlap : began - Farthest;
        var texts = (await twilio.Since(since, ct)).Where(text => text.IsInbound).ToList();
        var unknown = await records.Unknown(texts.Select(text => text.Sid), ct);
        var taken = 0;
        foreach (var text in texts.Where(text => unknown.Contains(text.Sid)))
            if (await Take(text, ct)) taken++;
        var reports = await Finish(began, ct);

        var done = new Reconciled(began, clock.GetUtcNow(), texts.Count > 0 ? texts[^1].Created : since, texts.Count, taken, reports);
        await records.Keep(done, ct);
        Log.Done(logger, done.Listed, done.Taken, done.Reports);
        return done;
    }, ct);

    private async Task<bool> Take(ListedText text, CancellationToken ct)
    {
        if (TwilioMessage.Of(text, text.HasMedia ? await twilio.MediaOf(text.Sid, ct) : []) is not { } message) return false;
        return !(await intake.Take(message, ct)).Duplicate;
    }

    private async Task<int> Finish(DateTimeOffset now, CancellationToken ct)
    {
        var reports = 0;
        foreach (var text in await records.Unfinished(now - s_finishedBy, now - s_unfinishedAfter, ct))
        {
            if (await twilio.StandingOf(text.ProviderId, ct) is not var (said, code) || TwilioStatus.Read(said, code) is not { } status) continue;
            var updated = await log.Conversations.Update(
                text.ConversationId, conversation => Report(conversation, text.MessageId, status, code), s_twilio, ct);
            reports += updated.Appended.Count;
        }
        return reports;
    }

    // The parts of a long text are looked after while the next one waits for them.
    private Decision<ConversationEvent> Report(Conversation conversation, Guid message, DeliveryStatus status, string? code) =>
        conversation.Texts.GetValueOrDefault(message) is { Parts.Count: 1 } text
            ? conversation.ReportDelivery(message, status, code, null, clock.GetUtcNow(), new(0, 0, text.Try))
            : [];

    private static partial class Log
    {
        [LoggerMessage(7021, LogLevel.Information, "Twilio's list compared: {Listed} texts of clients, {Taken} of them had been lost; {Reports} reports had been lost")]
        public static partial void Done(ILogger logger, int listed, int taken, int reports);
    }
}

using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Sms.Reconciling;

/// <summary>
/// Compares Twilio's own list with ours. Twilio calls once or a few times and never again: a text whose call was lost, while the hub or the way to
/// it was down, is found here and taken in as if it had come. Likewise how texts of ours ended, where that call was lost.
/// </summary>
internal sealed partial class Reconciliation(
    TwilioHistory twilio, ReconciliationRecords records, TextIntake intake, TextReports reports, EventStore log, TimeProvider clock, ILogger<Reconciliation> logger)
{
    /// <summary>How far a first look goes back, and one after a long absence.</summary>
    internal static readonly TimeSpan Farthest = TimeSpan.FromDays(7);

    // Twilio's list can lag behind its calls.
    private static readonly TimeSpan s_overlap = TimeSpan.FromHours(1);

    // Reports come for hours, when a phone is off; later nothing more is said.
    private static readonly TimeSpan s_unfinishedAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_finishedBy = TimeSpan.FromDays(3);

    // "Come at ten tomorrow" is not said the day after: what was lost longer ago staff see, and send again or say anew.
    private static readonly TimeSpan s_worthHearing = TimeSpan.FromHours(6);

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

        // On the record whatever comes of the rest: what was listed is not listed again.
        var listed = new Reconciled(began, clock.GetUtcNow(), texts.Count > 0 ? texts[^1].Created : since, texts.Count, taken, 0);
        var id = await records.Keep(listed, ct);
        var done = listed with { Reports = await Finish(began, ct), EndedAt = clock.GetUtcNow() };
        await records.Finished(id, done, ct);
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
        var finished = 0;
        await foreach (var message in records.Unfinished(now - s_finishedBy, now - s_unfinishedAfter, ct))
            foreach (var text in await OpenTexts(message, ct))
            {
                if (await twilio.StandingOf(text.Sid, ct) is not var (said, code) || TwilioStatus.Read(said, code) is not { } status) continue;
                finished += (await reports.Take(message.ConversationId, message.MessageId, text.Place, status, code, text.Sid, ct, goesAgain: now - message.At < s_worthHearing)).Appended.Count;
            }
        return finished;
    }

    private async Task<IReadOnlyList<OpenText>> OpenTexts(UnfinishedText message, CancellationToken ct)
    {
        if (await log.Conversations.Load(message.ConversationId, ct) is not { State: { IsErased: false } state }) return [];
        var events = await log.Conversations.Read(message.ConversationId, 0, ct);
        return [.. OpenText.Of(message.MessageId, state.Texts.GetValueOrDefault(message.MessageId, TextStanding.New), events)];
    }

    private static partial class Log
    {
        [LoggerMessage(7021, LogLevel.Information, "Twilio's list compared: {Listed} texts of clients, {Taken} of them had been lost; {Reports} reports had been lost")]
        public static partial void Done(ILogger logger, int listed, int taken, int reports);
    }
}

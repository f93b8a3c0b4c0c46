using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportHub.Store.Work;

namespace SupportHub.Web.Sms;

/// <summary>
/// Finds out what became of a text whose answer was lost. Twilio has no idempotency key, so its own list of sent texts is read and matched by
/// to, from, body and time. A text that is not in it may still come: only after several looks over <see cref="TwilioOptions.Settle"/> without it
/// is it taken as never sent.
/// </summary>
internal sealed class Settling(TwilioHistory twilio, OutgoingTexts texts, IOptions<TwilioOptions> options, TimeProvider clock)
{
    /// <summary>What is not settled by then is a person's to decide.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(15);

    /// <summary>Looks without the text that count as proof that it was never taken.</summary>
    internal const int Looks = 3;

    // Twilio's times are whole seconds of its own clock.
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The wait before the next look: the first soon, because most texts whose answer was lost were taken; the last late, because a request that
    /// we gave up on may still be on its way, and the list may lag.
    /// </summary>
    public TimeSpan WaitFor(int looks) => options.Value.Settle * (looks switch { 0 => 1.0 / 30, 1 => 1.0 / 6, _ => 4.0 / 5 });

    /// <summary>Twilio's id for the text; null when it surely was not taken and may be sent again.</summary>
    /// <exception cref="NotYet">It cannot be known yet.</exception>
    /// <exception cref="CannotBeDone">It could not be known in time.</exception>
    public async Task<string?> Find(WorkItem item, OutgoingText text, string body, CancellationToken ct)
    {
        var settleBy = item.SettleBy ?? clock.GetUtcNow() + Within;
        var looks = item.Looks;
        string why;
        try
        {
            var (found, unclear) = await Look(item, text, body, ct);
            if (found is not null) return found;
            if (unclear) (looks, why) = (0, "Equal texts of which some were taken cannot be told apart.");
            else (looks, why) = (looks + 1, "Twilio's list does not have it yet.");
        }
        catch (Exception unread) when (unread is HttpRequestException or IOException or JsonException || (unread is OperationCanceledException && !ct.IsCancellationRequested))
        {
            why = "Twilio's list cannot be read.";
        }

        if (clock.GetUtcNow() >= settleBy) throw new CannotBeDone($"It may have been sent, and that could not be settled: {why}");
        return looks >= Looks ? null : throw new NotYet(WaitFor(looks), looks, settleBy, $"It may have been sent. {why}");
    }

    private async Task<(string? Found, bool Unclear)> Look(WorkItem item, OutgoingText text, string body, CancellationToken ct)
    {
        var since = item.UnsureSince!.Value - s_clockSkew;
        var equal = (await twilio.SentSince(text.From, text.To, since, ct)).Where(sent => sent.Body == body).ToList();
        var known = await texts.Known(equal.Select(sent => sent.Sid), ct);
        var nobodys = equal.Where(sent => !known.Contains(sent.Sid)).ToList();
        if (nobodys.Count == 0) return (null, false);

        // Equal words that wait for a person, or were cancelled, may be the ones in the list. If all were taken, the first said is the first taken.
        var twins = (await texts.Twins(item, text.Text, ct)).Where(twin => (twin.TriedAt ?? twin.UnsureSince) >= since).ToList();
        return nobodys.Count > twins.Count ? (nobodys[twins.Count(twin => twin.Id < item.Id)].Sid, false) : (null, true);
    }
}

using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Sms.Reconciling;

/// <summary>One text of a message that Twilio took and of which nothing final was heard.</summary>
internal sealed record OpenText(TextPlace Place, string Sid)
{
    /// <summary>
    /// Of a message of several parts each that is still on its way. Which of Twilio's ids is which part's stands in the log alone; the last one is that
    /// of the try that counts, also where other parts went out again.
    /// </summary>
    public static IEnumerable<OpenText> Of(Guid message, TextStanding standing, IReadOnlyList<RecordedEvent> events)
    {
        var isLong = standing.Parts.Count > 1;
        for (var part = 1; part <= standing.Parts.Count; part++)
        {
            var stands = standing.Parts[part - 1];
            var place = new TextPlace(isLong ? part : 0, isLong ? standing.Parts.Count : 0, stands.Try);
            if (stands.Status is DeliveryStatus.Sending or DeliveryStatus.Sent && LastSid(events, message, place.Part) is { } sid)
                yield return new(place, sid);
        }
    }

    internal static string? LastSid(IReadOnlyList<RecordedEvent> events, Guid message, int part) => events
        .Select(recorded => recorded.Data).OfType<DeliveryReported>()
        .LastOrDefault(report => report.MessageId == message && report.Part == part && report.ProviderId is not null)?.ProviderId;
}

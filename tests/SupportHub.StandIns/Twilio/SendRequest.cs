using System.Globalization;
using SupportHub.Domain.Messages;

namespace SupportHub.StandIns.Twilio;

/// <summary>The form of a request to create a message; fields that are not named here change nothing we can see.</summary>
internal sealed record SendRequest(string? From, string? To, string? Body)
{
    public string? ServiceSid { get; init; }

    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    public string? StatusCallback { get; init; }

    /// <summary>Seconds, as they were written.</summary>
    public string? ValidityPeriod { get; init; }

    public string? ScheduleType { get; init; }

    public string? SendAt { get; init; }

    public static SendRequest Of(IFormCollection form) => new(Said(form["From"]), Said(form["To"]), Smart(form))
    {
        ServiceSid = Said(form["MessagingServiceSid"]),
        MediaUrls = [.. form["MediaUrl"].OfType<string>()],
        StatusCallback = Said(form["StatusCallback"]),
        ValidityPeriod = Said(form["ValidityPeriod"]),
        ScheduleType = Said(form["ScheduleType"]),
        SendAt = Said(form["SendAt"]),
    };

    public DateTimeOffset? SendTime =>
        DateTimeOffset.TryParse(SendAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public int? ValidSeconds => int.TryParse(ValidityPeriod, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private static string? Said(string? field) => string.IsNullOrEmpty(field) ? null : field;

    private static string? Smart(IFormCollection form) =>
        Said(form["Body"]) is { } body && form["SmartEncoded"] == "true" ? SmsText.Smart(body) : Said(form["Body"]);
}

using System.Text.RegularExpressions;
using SupportHub.Domain.Messages;

namespace SupportHub.StandIns.Twilio;

/// <summary>Why Twilio would refuse to create a message: fields, magic numbers, numbers that are not ours, opt-outs.</summary>
internal static partial class SendRules
{
    /// <summary>Twilio's test sender: accepted, but nothing leaves and no callback comes.</summary>
    public const string TestSender = "+15005550006";

    private const int MostMedia = 10;

    public static TwilioError? Refusal(SendRequest asked, TwilioStandInOptions options, OptOuts optOuts, DateTimeOffset now) =>
        OfFields(asked) ?? OfTimes(asked, now) ?? OfSender(asked, options) ?? OfRecipient(asked.To!, asked.From, options, optOuts);

    private static TwilioError? OfFields(SendRequest asked) => asked switch
    {
        { To: null } => TwilioError.Refused(21604, "A 'To' phone number is required."),
        { From: null, ServiceSid: null } => TwilioError.Refused(21603, "A 'From' phone number is required."),
        { Body: null, MediaUrls: [] } => TwilioError.Refused(21602, "Message body is required."),
        { Body.Length: > SmsText.LongestBody } => TwilioError.Refused(21617, "The concatenated message body exceeds the 1600 character limit"),
        { MediaUrls.Count: > MostMedia } => TwilioError.Refused(21623, "Number of media files exceeds allowed limit"),
        _ when asked.MediaUrls.Any(url => !IsUrl(url)) => TwilioError.Refused(21620, "Invalid media URL(s)"),
        { StatusCallback: { } callback } when !IsUrl(callback) => TwilioError.Refused(21609, $"The StatusCallback URL {callback} is not a valid URL."),
        _ => null,
    };

    private static TwilioError? OfTimes(SendRequest asked, DateTimeOffset now) => asked switch
    {
        { ValidityPeriod: not null, ValidSeconds: not (>= 1 and <= 36000) } => TwilioError.Refused(20001, "The validity period is not between 1 and 36000 seconds."),
        { ScheduleType: null } => null,
        { ServiceSid: null } => TwilioError.Refused(35118, "MessagingServiceSid is required to schedule a message"),
        { ScheduleType: not "fixed" } => TwilioError.Refused(35111, "ScheduleType value provided is not supported"),
        { SendTime: null } => TwilioError.Refused(35115, "SendAt is missing, or is not in ISO 8601 format"),
        { SendTime: { } at } when at < now.AddSeconds(300) || at > now.AddDays(35) =>
            TwilioError.Refused(35114, "SendAt time must be between 300 seconds and 35 days (3024000 seconds) in the future"),
        _ => null,
    };

    private static TwilioError? OfSender(SendRequest asked, TwilioStandInOptions options) => asked switch
    {
        { ServiceSid: { } service } when service != options.ServiceSid => TwilioError.Refused(21701, "The Messaging Service does not exist."),
        { From: null or TestSender } => null,
        { From: "+15005550001" } => TwilioError.Refused(21212, $"The 'From' number {asked.From} is not a valid phone number, shortcode, or alphanumeric sender ID."),
        { From: "+15005550008" } => TwilioError.QueueFull(asked.From!),
        _ when options.Numbers.Contains(asked.From!) => null,
        _ => TwilioError.Refused(21606, $"The 'From' phone number provided ({asked.From}) is not a valid message-capable Twilio phone number for this destination/account"),
    };

    private static TwilioError? OfRecipient(string to, string? from, TwilioStandInOptions options, OptOuts optOuts) => to switch
    {
        "+15005550001" => TwilioError.Refused(21211, $"Invalid 'To' Phone Number: {to}"),
        "+15005550002" => TwilioError.Refused(21612, $"Message cannot be sent with the current combination of 'To' ({to}) and/or 'From' ({from}) parameters"),
        "+15005550003" => TwilioError.Refused(21408, $"Permission to send an SMS has not been enabled for the region indicated by the 'To' number: {to}"),
        "+15005550004" => TwilioError.Unsubscribed,
        "+15005550009" => TwilioError.Refused(21614, $"To number: {to}, is not a mobile number"),
        _ when !Number().IsMatch(to) => TwilioError.Refused(21211, $"Invalid 'To' Phone Number: {to}"),
        _ when optOuts.Has(from ?? options.Numbers[0], to) => TwilioError.Unsubscribed,
        _ when to == from => TwilioError.Refused(21266, $"'To' and 'From' number cannot be the same: {to}"),
        _ => null,
    };

    private static bool IsUrl(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is ("http" or "https");

    [GeneratedRegex(@"^(\+[1-9]\d{6,14}|\d{3,6})$")]
    private static partial Regex Number();
}

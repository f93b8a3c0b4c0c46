using System.Text.RegularExpressions;
using SupportHub.Domain.Messages;

namespace SupportHub.StandIns.Twilio;

/// <summary>Why Twilio would refuse to create a message: missing fields, magic numbers, numbers that are not ours, opt-outs.</summary>
internal static partial class SendRules
{
    /// <summary>Twilio's test sender: accepted, but nothing leaves and no callback comes.</summary>
    public const string TestSender = "+15005550006";

    public static TwilioError? Refusal(string? from, string? to, string? body, TwilioStandInOptions options, OptOuts optOuts) => (from, to, body) switch
    {
        (_, null or "", _) => TwilioError.Refused(21604, "A 'To' phone number is required."),
        (null or "", _, _) => TwilioError.Refused(21603, "A 'From' phone number is required."),
        (_, _, null or "") => TwilioError.Refused(21602, "Message body is required."),
        _ when body.Length > SmsText.LongestBody => TwilioError.Refused(21617, "The concatenated message body exceeds the 1600 character limit"),
        _ => OfSender(from, options) ?? OfRecipient(to, from, optOuts),
    };

    private static TwilioError? OfSender(string from, TwilioStandInOptions options) => from switch
    {
        "+15005550001" => TwilioError.Refused(21212, $"The 'From' number {from} is not a valid phone number, shortcode, or alphanumeric sender ID."),
        "+15005550008" => TwilioError.Refused(21611, $"The source 'From' number {from} has exceeded the maximum number of queued messages"),
        TestSender => null,
        _ when options.Numbers.Contains(from) => null,
        _ => TwilioError.Refused(21606, $"The 'From' phone number provided ({from}) is not a valid message-capable Twilio phone number for this destination/account"),
    };

    private static TwilioError? OfRecipient(string to, string from, OptOuts optOuts) => to switch
    {
        "+15005550002" => TwilioError.Refused(21612, $"Message cannot be sent with the current combination of 'To' ({to}) and/or 'From' ({from}) parameters"),
        "+15005550003" => TwilioError.Refused(21408, $"Permission to send an SMS has not been enabled for the region indicated by the 'To' number: {to}"),
        "+15005550004" => TwilioError.Refused(21610, "Attempt to send to unsubscribed recipient"),
        "+15005550009" => TwilioError.Refused(21614, $"To number: {to}, is not a mobile number"),
        "+15005550001" => TwilioError.Refused(21211, $"Invalid 'To' Phone Number: {to}"),
        _ when !Number().IsMatch(to) => TwilioError.Refused(21211, $"Invalid 'To' Phone Number: {to}"),
        _ when optOuts.Has(from, to) => TwilioError.Refused(21610, "Attempt to send to unsubscribed recipient"),
        _ => null,
    };

    [GeneratedRegex(@"^(\+[1-9]\d{6,14}|\d{3,6})$")]
    private static partial Regex Number();
}

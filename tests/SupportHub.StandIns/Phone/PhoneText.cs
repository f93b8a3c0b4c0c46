using SupportHub.Domain.Messages;
using SupportHub.StandIns.Twilio;

namespace SupportHub.StandIns.Phone;

/// <summary>One text as a phone shows it: which phone, which of the hub's numbers, who wrote, how it travelled.</summary>
internal sealed record PhoneText(
    string Sid, string Phone, string Hub, bool Mine, string Body, string State, bool Failed, int Segments, string Encoding, IReadOnlyList<PhonePhoto> Photos, DateTimeOffset At)
{
    public static PhoneText Of(TextMessage text)
    {
        var mine = text.Direction == TextMessage.Inbound;
        return new PhoneText(
            text.Sid, mine ? text.From : text.To, mine ? text.To : text.From, mine, text.Body, StateOf(text), text.ErrorCode is not null, text.Segments,
            SmsText.Measure(text.Body).Encoding == SmsEncoding.Gsm7 ? "GSM-7" : "UCS-2", [.. text.Media.Select(photo => PhonePhoto.Of(text, photo))], text.CreatedAt);
    }

    private static string StateOf(TextMessage text) => text switch
    {
        { Direction: TextMessage.Inbound, ErrorCode: { } code } => $"the hub did not take it (Twilio code {code})",
        { Direction: TextMessage.Inbound } => "sent",
        { ErrorCode: { } code } => $"{text.Status}: {Why(code)} (Twilio code {code})",
        _ => text.Status,
    };

    private static string Why(int code) => code switch
    {
        30003 => "the phone is off",
        30005 => "nobody has this number",
        30006 => "a landline",
        30007 => "stopped by the carrier",
        14107 => "two machines answer each other",
        _ => "not delivered",
    };
}

/// <summary>A photo in a text: where the page finds it, when it is one that pages may show.</summary>
internal sealed record PhonePhoto(string Url, bool IsPicture)
{
    public static PhonePhoto Of(TextMessage text, TextMedia media) =>
        new($"/phones/photos/{text.Sid}/{media.Sid}", media.ContentType is "image/jpeg" or "image/png" or "image/gif" && media.Content.Length > 0);
}

/// <summary>A number as people read it, with the place its area code stands for.</summary>
internal sealed record PhoneLine(string Number, string Shown, string Place)
{
    /// <summary>What keeps texts from it now (<see cref="Twilio.Reception"/>).</summary>
    public string Reception { get; init; } = "";

    public static PhoneLine Of(string number) => new(
        number,
        number is ['+', '1', ..] and { Length: 12 } ? $"({number[2..5]}) {number[5..8]}-{number[8..]}" : number,
        AreaCode.Of(number).City);
}

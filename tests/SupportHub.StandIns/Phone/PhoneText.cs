using SupportHub.StandIns.Twilio;

namespace SupportHub.StandIns.Phone;

/// <summary>One text as a phone shows it: which phone, which of the hub's numbers, who wrote.</summary>
internal sealed record PhoneText(string Sid, string Phone, string Hub, bool Mine, string Body, string State, int Segments, DateTimeOffset At)
{
    public static PhoneText Of(TextMessage text)
    {
        var mine = text.Direction == TextMessage.Inbound;
        return new PhoneText(text.Sid, mine ? text.From : text.To, mine ? text.To : text.From, mine, text.Body, StateOf(text), text.Segments, text.CreatedAt);
    }

    private static string StateOf(TextMessage text) => text switch
    {
        { Direction: TextMessage.Inbound, ErrorCode: { } code } => $"the hub did not take it (Twilio code {code})",
        { Direction: TextMessage.Inbound } => "sent",
        { ErrorCode: { } code } => $"{text.Status} (Twilio code {code})",
        _ => text.Status,
    };
}

/// <summary>A number as people read it, with the place its area code stands for.</summary>
internal sealed record PhoneLine(string Number, string Shown, string Place)
{
    public static PhoneLine Of(string number) => new(
        number,
        number is ['+', '1', ..] and { Length: 12 } ? $"({number[2..5]}) {number[5..8]}-{number[8..]}" : number,
        AreaCode.Of(number).City);
}

using SupportHub.Domain.Contacts;

namespace SupportHub.Web.Inbox;

/// <summary>What a text's sender is called, and why one cannot be answered.</summary>
public static class SenderWords
{
    /// <summary>Of a phone only the end of its number.</summary>
    public static string Sender(this DeskWords words, string address) => Senders.KindOf(address) switch
    {
        SenderKind.ShortCode => words["Short code {0}", address],
        SenderKind.Name => words["Name {0}", address],
        _ when address.StartsWith('+') && !address.StartsWith("+1", StringComparison.Ordinal) => words["Phone abroad ···{0}", PhoneNumber.LastFour(address)],
        _ => words["Phone ···{0}", PhoneNumber.LastFour(address)],
    };

    /// <summary>On the button that would send it.</summary>
    public static string CannotSend(this DeskWords words, ConversationHeader header) => header.Sender == SenderKind.Name
        ? words["Cannot send: not a number"]
        : words["Cannot send: opted out"];

    /// <summary>Shown where a text would be written.</summary>
    public static string WhySilent(this DeskWords words, ConversationHeader header) => header.Sender == SenderKind.Name
        ? words["Nothing can be sent: the sender is a name, not a number."]
        : words["Nothing can be sent: the client opted out of texts. They can text START, or you can call them."];
}

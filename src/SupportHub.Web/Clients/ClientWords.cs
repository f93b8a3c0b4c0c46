using SupportHub.Domain.Contacts;
using SupportHub.Store.Records;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Clients;

/// <summary>What the client's record says to staff.</summary>
public static class ClientWords
{
    public static string SafeToText(this DeskWords words, Contact contact)
    {
        var safe = contact.SafeToText switch { true => words["Yes"], false => words["No: others may read it"], null => words["Not asked"] };
        return contact.SafeToTextNote is { } note ? $"{safe}. {note}" : safe;
    }

    public static string How(this DeskWords words, ConsentLine line) => line.How switch
    {
        ConsentHow.Carrier => words["the carrier's reading of a text"],
        ConsentHow.OwnWords => words["in their own words, confirmed to the bot"],
        ConsentHow.Staff => words["written down by {0}", line.Staff ?? words["a colleague"]],
        ConsentHow.Accepted => words["they said yes in the chat"],
        ConsentHow.Refused => words["the carrier refused our text"],
        _ => words["by a word in a text"],
    };
}

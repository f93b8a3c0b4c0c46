using System.Text.RegularExpressions;

namespace SupportHub.Domain.Contacts;

/// <summary>Who can stand behind a text's sender.</summary>
public enum SenderKind
{
    /// <summary>A phone with a number, here or abroad, or another channel's address such as <c>whatsapp:</c>.</summary>
    Phone = 0,

    /// <summary>Three to six digits: a program. Some take answers, and a program that answers a program never ends.</summary>
    ShortCode = 1,

    /// <summary>A name such as "COUNTYHSA": nothing can be sent to it.</summary>
    Name = 2,
}

/// <summary>Tells from a text's address what kind of sender it is.</summary>
public static partial class Senders
{
    public static SenderKind KindOf(string address) => address switch
    {
        _ when ShortCode().IsMatch(address) => SenderKind.ShortCode,
        _ when Reached().IsMatch(address) => SenderKind.Phone,
        _ => SenderKind.Name,
    };

    /// <summary>Whether a person may stand behind it, whom a program may answer.</summary>
    public static bool IsPerson(string address) => KindOf(address) == SenderKind.Phone;

    [GeneratedRegex(@"^\d{3,6}\z")]
    private static partial Regex ShortCode();

    [GeneratedRegex(@"^(\+?\d{7,15}|[a-z]+:\S+)\z")]
    private static partial Regex Reached();
}

using SupportHub.Domain.Contacts;

namespace SupportHub.Web.Inbox;

/// <summary>What stands on a screen where a client's words were, once the client is erased.</summary>
public static class ErasedWords
{
    /// <summary>What somebody wrote, or that it was erased.</summary>
    public static string? Written(this DeskWords words, string? text) => text == Erased.Words ? words["(erased)"] : text;

    /// <summary>A case's number, or that it was erased.</summary>
    public static string Number(this DeskWords words, string number) => Erased.IsCaseNumber(number) ? words["(number erased)"] : number;
}

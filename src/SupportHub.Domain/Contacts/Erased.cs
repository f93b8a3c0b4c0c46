namespace SupportHub.Domain.Contacts;

/// <summary>What stands in the log and in every table where a person's words, number or ids were, once the person is erased.</summary>
public static class Erased
{
    /// <summary>In place of words and addresses. Screens say it in the reader's words.</summary>
    public const string Words = "[erased]";

    private const string CaseNumbers = "erased-";

    /// <summary>In place of a case number, which tells a county who it was. Still one for each case, as the log's readers expect.</summary>
    public static string CaseNumber(Guid caseId) => $"{CaseNumbers}{caseId:N}";

    public static bool IsCaseNumber(string number) => number.StartsWith(CaseNumbers, StringComparison.Ordinal);

    /// <summary>In place of a channel's id of a message: a chat's holds the visitor's address, a text's leads to the provider's copy.</summary>
    public static string ExternalId(Guid messageId) => $"erased:{messageId:N}";
}

using SupportHub.Domain.Counties;

namespace SupportHub.Web.Access;

/// <summary>Words about staff that more than one part of the page says.</summary>
internal static class StaffWords
{
    public static string Means(string role) => role switch
    {
        Roles.Agent => "answers clients",
        Roles.Supervisor => "answers clients and sees the board",
        Roles.Liaison => "answers for named counties",
        Roles.Editor => "writes the bot's answers",
        Roles.Admin => "does all of it, and keeps these accounts",
        _ => "",
    };

    public static string County(County county) => $"{county.Name}, {county.State}";
}

using SupportHub.Domain.Conversations;

namespace SupportHub.Web.Inbox;

/// <summary>Clients' answers about a person's help, as the desk reads them.</summary>
public static class HelpWords
{
    public static string Solved(this DeskWords words, HelpVerdict verdict) => verdict switch
    {
        HelpVerdict.Solved => words["Yes"],
        HelpVerdict.Partly => words["Partly"],
        _ => words["No"],
    };

    public static string Ease(this DeskWords words, HelpEase ease) => ease switch
    {
        HelpEase.Easy => words["Easy"],
        HelpEase.SoSo => words["So-so"],
        _ => words["Hard"],
    };
}

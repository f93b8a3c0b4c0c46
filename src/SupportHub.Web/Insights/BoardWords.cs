using SupportHub.Domain.Conversations;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Insights;

/// <summary>The board's words.</summary>
public static class BoardWords
{
    public static string Urgency(this DeskWords words, Urgency urgency) => urgency switch
    {
        Domain.Conversations.Urgency.Crisis => words["Crisis"],
        Domain.Conversations.Urgency.High => words["High"],
        _ => words["Routine"],
    };

    /// <summary>What a piece of work was for.</summary>
    public static string Work(this DeskWords words, string kind) => kind switch
    {
        "bot-turn" => words["An answer by the bot"],
        "send-sms" => words["A text to a client"],
        "send-code" => words["A code by text"],
        "send-activity" => words["A message to a client on another channel"],
        "tell-client" => words["A county's step the client was to hear of"],
        _ => kind,
    };
}

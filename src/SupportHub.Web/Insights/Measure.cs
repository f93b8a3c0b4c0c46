using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;

namespace SupportHub.Web.Insights;

/// <summary>What is counted for each day, by the name it is stored under: never rename one, its days would stand under the old name.</summary>
public static class Measure
{
    public const string Started = "conversations-started";
    public const string Received = "messages-received";
    public const string BotPrefix = "bot-";
    public const string BotAnswered = BotPrefix + "answer";
    public const string HandedOff = "handed-to-people";
    public const string AgentReplies = "agent-replies";
    public const string Resolved = "resolved";
    public const string EscalationsRaised = "escalations-raised";
    public const string EscalationsAnswered = "escalations-answered";
    public const string AnswersHelped = "answers-helped";
    public const string AnswersNotHelped = "answers-not-helped";
    public const string AnswersToPeople = "answers-to-people";
    public const string HelpSolved = "help-solved";
    public const string HelpPartly = "help-partly";
    public const string HelpNotSolved = "help-not-solved";
    public const string EscalationsDeclined = "escalations-declined";

    /// <summary>What an event counts as, and when it happened; null when it is not counted.</summary>
    public static (string Name, DateTimeOffset At)? Of(object happened) => happened switch
    {
        ConversationStarted e => (Started, e.At),
        // What is said again in another conversation was counted when it came.
        MessageReceived { Repeats: null } e => (Received, e.At),
        // answer, ask_back, hand_off …: one measure for each decision.
        BotReplied e => (BotPrefix + e.Turn.Decision.Replace('_', '-'), e.At),
        AnswerRated e => (e.Verdict switch { AnswerVerdict.Yes => AnswersHelped, AnswerVerdict.No => AnswersNotHelped, _ => AnswersToPeople }, e.At),
        HelpRated { Verdict: { } verdict } e => (verdict switch { HelpVerdict.Solved => HelpSolved, HelpVerdict.Partly => HelpPartly, _ => HelpNotSolved }, e.At),
        ConversationHandedOff e => (HandedOff, e.At),
        AgentReplied e => (AgentReplies, e.At),
        ConversationResolved e => (Resolved, e.At),
        EscalationRaised e => (EscalationsRaised, e.At),
        EscalationAnswered e => (EscalationsAnswered, e.At),
        EscalationDeclined e => (EscalationsDeclined, e.At),
        _ => null,
    };
}

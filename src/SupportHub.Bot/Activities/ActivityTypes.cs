namespace SupportHub.Bot.Activities;

/// <summary>The kinds of Activity, the events and the words of the protocol that SupportHub speaks; all are compared ordinally (A2011).</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Event = "event";
    public const string ConversationUpdate = "conversationUpdate";
    public const string Typing = "typing";
    public const string EndOfConversation = "endOfConversation";

    /// <summary>Bot to hub: a person is wanted. The value is the context.</summary>
    public const string HandoffInitiate = "handoff.initiate";

    /// <summary>Hub to bot: how far a handoff got. A bot must not reject it.</summary>
    public const string HandoffStatus = "handoff.status";

    /// <summary>The delivery mode that wants all replies in the answer to the request (A3112).</summary>
    public const string ExpectReplies = "expectReplies";

    /// <summary>The code of a conversation that came to its end as it should.</summary>
    public const string Completed = "completedSuccessfully";
}

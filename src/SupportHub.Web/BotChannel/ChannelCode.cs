namespace SupportHub.Web.BotChannel;

/// <summary>Why a message did not reach its channel, as the message keeps it.</summary>
public static class ChannelCode
{
    /// <summary>The channel sent endOfConversation.</summary>
    public const string Ended = "ended";

    /// <summary>The channel refused it for good: it no longer has the conversation.</summary>
    public const string Unknown = "unknown-conversation";
}

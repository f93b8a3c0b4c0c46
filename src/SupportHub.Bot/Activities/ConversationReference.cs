namespace SupportHub.Bot.Activities;

/// <summary>
/// Where a conversation of a channel is answered: everything of an incoming Activity that a later reply needs. The accounts are the channel's own,
/// with fields that only it knows.
/// </summary>
public sealed record ConversationReference
{
    public string? ChannelId { get; init; }
    public string? ServiceUrl { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public ChannelAccount? Client { get; init; }
    public ChannelAccount? Bot { get; init; }

    /// <summary>The Activity a reply answers.</summary>
    public string? ActivityId { get; init; }

    public static ConversationReference Of(Activity incoming) => new()
    {
        ChannelId = incoming.ChannelId,
        ServiceUrl = incoming.ServiceUrl,
        Conversation = incoming.Conversation,
        Client = incoming.From,
        Bot = incoming.Recipient,
        ActivityId = incoming.Id,
    };
}

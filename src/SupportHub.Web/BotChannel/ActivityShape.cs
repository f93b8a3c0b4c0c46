using SupportHub.Bot.Activities;

namespace SupportHub.Web.BotChannel;

/// <summary>What every Activity from a channel must bring (C07), and ids that can be kept and put into an address.</summary>
internal static class ActivityShape
{
    /// <summary>In UTF-16 units; the longest ids of published channels are about 200.</summary>
    private const int LongestId = 512;

    /// <summary>Null, or what is wrong, by the field's name.</summary>
    public static string? Fault(Activity activity) => activity switch
    {
        { ChannelId: var id } when !IsId(id) => "channelId is missing or no id.",
        { Conversation: var talk } when !IsId(talk?.Id) => "conversation.id is missing or no id.",
        { ServiceUrl: null or "" } => "serviceUrl is missing.",
        { Id: { Length: > 0 } id } when !IsId(id) => "id is no id.",
        { Type: ActivityTypes.Message, From: var from } when !IsId(from?.Id) => "from.id is missing or no id.",
        // Replies go out when they are ready; a channel that can only take them in the answer must be told (A3113).
        { DeliveryMode: ActivityTypes.ExpectReplies } => "deliveryMode expectReplies is not offered here.",
        _ => null,
    };

    // "." and ".." would climb out of the address they are put into, however they are escaped.
    private static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } and not ("." or "..") && !id.Any(char.IsControl);
}

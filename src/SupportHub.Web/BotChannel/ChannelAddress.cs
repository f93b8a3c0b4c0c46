using System.Security.Cryptography;
using System.Text;
using SupportHub.Bot.Activities;

namespace SupportHub.Web.BotChannel;

/// <summary>
/// What a conversation of a channel goes by in our records. The conversation and not the person: some pages give every visitor the same user id, and
/// nobody may read on in another's talk. Without a token nobody gets at a conversation that had one.
/// </summary>
internal static class ChannelAddress
{
    // No visitor's token has such an address, so no page of ours opens a talk of another's.
    private const string Prefix = "bot:";
    private const int Length = 68;

    /// <summary>The prefix and SHA-256 in hex.</summary>
    public static string Of(Activity activity, bool authenticated) => Prefix + Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{(authenticated ? "" : "emulator\n")}{activity.ChannelId}\n{activity.Conversation!.Id}")));

    /// <summary>The key under which an Activity is taken once. One without an id is always a new one (A2030 only asks channels to give one).</summary>
    public static string ExternalId(string address, Activity activity) =>
        activity.Id is { Length: > 0 } id ? $"{address}:{id}" : $"{address}#{Guid.CreateVersion7():N}";

    /// <summary>The channel's own id of an Activity that was taken, for a reply to name; null when it had none, or was erased.</summary>
    public static string? ActivityId(string externalId) =>
        externalId.Length > Length && externalId[Length] == ':' ? externalId[(Length + 1)..] : null;
}

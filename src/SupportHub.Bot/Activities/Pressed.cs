using System.Text.Json;
using SupportHub.Domain.Conversations;

namespace SupportHub.Bot.Activities;

/// <summary>
/// What a message says and which button it came from. Channels return a postBack in three ways: as the message's value, as its text with a mark in
/// the channel data (Web Chat), or as its text alone.
/// </summary>
public static class Pressed
{
    /// <summary>The button's value, if any, and the words to keep: those of the button rather than its value.</summary>
    /// <param name="message">As the channel sent it.</param>
    /// <param name="offered">The choices the client saw last.</param>
    public static (string Text, string? Choice) Read(Activity message, IReadOnlyList<Choice> offered)
    {
        var text = message.Text ?? "";
        var value = message.Value is { ValueKind: JsonValueKind.String } given ? given.GetString() : null;
        var sent = value ?? text;
        if (offered.FirstOrDefault(choice => choice.Value == sent) is { } found)
            return (text.Length == 0 || text == found.Value ? found.Label : text, found.Value);
        if (value is { Length: > 0 }) return (text.Length == 0 ? value : text, value);
        return (text, IsMarked(message) ? text : null);
    }

    private static bool IsMarked(Activity message) =>
        message.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("postBack", out var mark) && mark.ValueKind == JsonValueKind.True;
}

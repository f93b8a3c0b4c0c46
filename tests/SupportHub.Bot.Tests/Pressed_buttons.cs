using SupportHub.Bot.Activities;
using SupportHub.Domain.Conversations;

namespace SupportHub.Bot.Tests;

public sealed class Pressed_buttons
{
    private static readonly Choice[] s_offered = [new("A real person", "person"), new("No, thanks", "no")];

    [Theory]
    [InlineData("""{"type":"message","value":"person"}""", "A real person", "person")]
    [InlineData("""{"type":"message","text":"","value":"person"}""", "A real person", "person")]
    [InlineData("""{"type":"message","text":"person","channelData":{"postBack":true}}""", "A real person", "person")]
    [InlineData("""{"type":"message","text":"person"}""", "A real person", "person")]
    [InlineData("""{"type":"message","text":"yes, a person","value":"person"}""", "yes, a person", "person")]
    [InlineData("""{"type":"message","value":"topic:old"}""", "topic:old", "topic:old")]
    [InlineData("""{"type":"message","text":"topic:old","channelData":{"postBack":true}}""", "topic:old", "topic:old")]
    [InlineData("""{"type":"message","text":"A real person"}""", "A real person", null)]
    [InlineData("""{"type":"message","text":"hello","channelData":{"postBack":"true"}}""", "hello", null)]
    [InlineData("""{"type":"message","text":"hello","channelData":[],"value":{"a":1}}""", "hello", null)]
    [InlineData("""{"type":"message"}""", "", null)]
    public void Are_known_by_value_mark_or_text(string json, string text, string? choice) =>
        Pressed.Read(ActivityJson.Read(json)!, s_offered).ShouldBe((text, choice));
}

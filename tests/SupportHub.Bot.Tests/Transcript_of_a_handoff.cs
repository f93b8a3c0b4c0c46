using System.Text;
using SupportHub.Bot.Activities;

namespace SupportHub.Bot.Tests;

public sealed class Transcript_of_a_handoff
{
    [Fact]
    public void Holds_what_was_said_in_order()
    {
        var attachment = Transcript.Of([Said("first"), Said("second")]);

        (attachment.ContentType, attachment.Name).ShouldBe(("application/json", "Transcript"));
        attachment.Content!.Value.GetProperty("activities").EnumerateArray().Select(line => line.GetProperty("text").GetString()).ShouldBe(["first", "second"]);
    }

    [Fact]
    public void Leaves_out_the_oldest_words_rather_than_be_refused_whole()
    {
        var attachment = Transcript.Of([.. Enumerable.Range(0, 100).Select(i => Said($"{i} {new string('我', 1000)}"))]);

        var kept = attachment.Content!.Value.GetProperty("activities").EnumerateArray().Select(line => line.GetProperty("text").GetString()!).ToList();
        kept[^1].ShouldStartWith("99 ");
        kept.Count.ShouldBeInRange(15, 20);
        Encoding.UTF8.GetByteCount(attachment.Content.Value.GetRawText()).ShouldBeLessThan(Transcript.Longest + 1000);
    }

    private static Activity Said(string text) => new() { Type = ActivityTypes.Message, Text = text };
}

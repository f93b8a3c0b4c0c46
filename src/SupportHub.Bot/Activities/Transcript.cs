using System.Text;
using System.Text.Json;

namespace SupportHub.Bot.Activities;

/// <summary>What was said before a handoff, as the attachment that goes with it: the key is <c>activities</c>, not a transcript file's <c>transcript</c>.</summary>
public static class Transcript
{
    /// <summary>In bytes of UTF-8. Published channels read a body of 100 kB and refuse a longer one whole, so the oldest words are left out.</summary>
    public const int Longest = 60_000;

    public static Attachment Of(IReadOnlyList<Activity> said) => new()
    {
        ContentType = "application/json",
        Name = "Transcript",
        Content = JsonSerializer.SerializeToElement(new { activities = Newest(said) }, ActivityJson.Options),
    };

    private static Activity[] Newest(IReadOnlyList<Activity> said)
    {
        var room = Longest;
        var from = said.Count;
        while (from > 0 && (room -= Encoding.UTF8.GetByteCount(ActivityJson.Write(said[from - 1]))) >= 0) from--;
        return [.. said.Skip(from)];
    }
}

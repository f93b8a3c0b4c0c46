namespace SupportHub.Domain.Conversations;

/// <summary>
/// Tells a machine that answers our bot from a client who writes fast, by what Twilio counts (error 14107: more than 30 replies between two numbers,
/// less than 30 seconds apart), well before Twilio fails our texts: many quick texts in a row, or the same sentence again and again.
/// </summary>
public sealed record LoopWatch(int Quick, int Same, string? Last, DateTimeOffset? RepliedAt)
{
    /// <summary>So many texts, each within <see cref="Gap"/> of our last one.</summary>
    public const int MostQuick = 12;

    /// <summary>So often the same sentence ("I'm driving"); short words such as a number are how people choose.</summary>
    public const int MostSame = 3;

    public static readonly TimeSpan Gap = TimeSpan.FromSeconds(30);

    /// <summary>After so long without a text it is no loop any more.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    private const int ShortestSentence = 10;

    public static LoopWatch New { get; } = new(0, 0, null, null);

    public bool IsLoop => Quick >= MostQuick || (Same >= MostSame && Last!.Length >= ShortestSentence);

    public LoopWatch Heard(string text, DateTimeOffset at)
    {
        var said = text.Trim().ToUpperInvariant();
        return RepliedAt + Gap >= at
            ? this with { Quick = Quick + 1, Same = said == Last ? Same + 1 : 1, Last = said }
            : this with { Quick = 0, Same = 1, Last = said };
    }

    public LoopWatch Replied(DateTimeOffset at) => this with { RepliedAt = at };
}

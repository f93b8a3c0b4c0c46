namespace SupportHub.StandIns.Twilio;

/// <summary>
/// Twilio's own end to two machines that answer each other (14107): after more than thirty replies between two numbers, none of them thirty
/// seconds behind the last, nothing is sent between them for thirty seconds.
/// </summary>
public sealed class LoopGuard
{
    private const int Replies = 30;
    private static readonly TimeSpan s_gap = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Ours, string Theirs), (int Count, DateTimeOffset Last, bool Asked)> pairs = [];

    /// <summary>The phone wrote: what we send next is a reply.</summary>
    public void Wrote(string ours, string theirs)
    {
        lock (gate)
            pairs[(ours, theirs)] = pairs.GetValueOrDefault((ours, theirs)) with { Asked = true };
    }

    /// <summary>Whether a text to the phone is one reply too many.</summary>
    public bool IsLoop(string ours, string theirs, DateTimeOffset now)
    {
        lock (gate)
        {
            var pair = pairs.GetValueOrDefault((ours, theirs));
            if (pair.Count > 0 && now - pair.Last > s_gap)
                pair = (0, now, pair.Asked);
            if (pair.Count > Replies)
                return true;
            if (pair.Asked)
                pairs[(ours, theirs)] = (pair.Count + 1, now, false);
            return false;
        }
    }
}

namespace SupportHub.StandIns.Twilio;

/// <summary>The queue of each sending number: a carrier counts segments, not texts, and Twilio keeps ten hours of them.</summary>
public sealed class SenderQueues(double? segmentsPerSecond)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> free = [];

    /// <summary>How long the text waits for its turn; null when the queue is full.</summary>
    public TimeSpan? Enter(string from, int segments, DateTimeOffset now)
    {
        if (segmentsPerSecond is not { } rate)
            return TimeSpan.Zero;
        lock (gate)
        {
            var turn = free.TryGetValue(from, out var next) && next > now ? next : now;
            if (turn - now > s_longest)
                return null;
            free[from] = turn.AddSeconds(segments / rate);
            return turn - now;
        }
    }
}

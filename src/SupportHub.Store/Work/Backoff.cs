namespace SupportHub.Store.Work;

/// <summary>How long a failed item waits: doubling from a second to five minutes, spread by half so that many failures do not return together.</summary>
internal static class Backoff
{
    /// <summary>After so many tries an item is parked: with these waits that is about 25 minutes after the first.</summary>
    public const int Tries = 12;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="attempts">Tries made so far, from 1.</param>
    /// <param name="random">0 to 1.</param>
    public static TimeSpan After(int attempts, double random)
    {
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Clamp(attempts - 1, 0, 16)));
        return (wait < Longest ? wait : Longest) * (0.75 + random / 2);
    }
}

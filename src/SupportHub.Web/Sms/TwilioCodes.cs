namespace SupportHub.Web.Sms;

/// <summary>Which of Twilio's errors pass (twilio.com/docs/api/errors). One that is not known is taken as one that does not.</summary>
public static class TwilioCodes
{
    // Queue overflow; handset unreachable; two numbers answering each other too fast.
    private static readonly HashSet<string> s_passing = ["30001", "30003", "14107"];

    // The number cannot be texted, or not by us: another try tells nothing new.
    private static readonly HashSet<string> s_final = ["21211", "21408", "21606", "21610", "21612", "21614", "21617", "21635", "30004", "30005", "30006"];

    /// <summary>How long to wait before another try; null: none by itself.</summary>
    public static TimeSpan? RetryAfter(string? code, int tries) => code is not null && s_passing.Contains(code) ? TimeSpan.FromMinutes(10 * (tries + 1)) : null;

    /// <summary>Whether somebody may reasonably ask for it once more.</summary>
    public static bool MayBeSentAgain(string? code) => code is null || !s_final.Contains(code);
}

using Microsoft.AspNetCore.WebUtilities;

namespace SupportHub.StandIns.Twilio;

/// <summary>
/// How a webhook is posted, as the fragment of its URL may say (<c>#rc=2&amp;rp=all&amp;rt=5000</c>): how often again, after which failures, and
/// how long an answer is waited for. The fragment itself goes over no wire; that it is not signed either was not seen in Twilio's pages.
/// </summary>
/// <param name="Url">The URL without its fragment.</param>
/// <param name="Retries">0 to 5; 1 unless told.</param>
/// <param name="Policy"><c>ct</c> (not connected, the default), <c>rt</c>, <c>4xx</c>, <c>5xx</c>, <c>all</c>, several with commas.</param>
/// <param name="Patience">For one answer; 15 seconds at most.</param>
internal sealed record ConnectionOverrides(string Url, int Retries, string Policy, TimeSpan Patience)
{
    public static ConnectionOverrides Of(string url)
    {
        var parts = url.Split('#', 2);
        var said = QueryHelpers.ParseQuery(parts.Length == 2 ? parts[1] : "");
        return new(
            parts[0], Number("rc", 1, 0, 5), said.TryGetValue("rp", out var policy) ? policy.ToString() : "ct",
            TimeSpan.FromMilliseconds(Number("rt", 15_000, 100, 15_000)));

        int Number(string name, int usual, int least, int most) =>
            said.TryGetValue(name, out var value) && int.TryParse(value, out var number) ? Math.Clamp(number, least, most) : usual;
    }

    /// <param name="status">What was answered; 0: no connection, null: no answer in time.</param>
    public bool IsRetried(int? status) => status switch
    {
        0 => Covers("ct"),
        null => Covers("rt"),
        >= 400 and < 500 => Covers("4xx"),
        >= 500 => Covers("5xx"),
        _ => false,
    };

    private bool Covers(string failure) => Policy.Split(',') is var named && (named.Contains(failure) || named.Contains("all"));
}

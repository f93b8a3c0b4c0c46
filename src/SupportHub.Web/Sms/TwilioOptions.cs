using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SupportHub.Store.Work;

namespace SupportHub.Web.Sms;

/// <summary>The Twilio account, under <c>Twilio</c>. The token comes from the environment (<c>Twilio__AuthToken</c>).</summary>
public sealed class TwilioOptions
{
    public const string Section = "Twilio";

    public string AccountSid { get; set; } = "";

    /// <summary>Authenticates us to Twilio's API, and Twilio's webhooks to us.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>
    /// The other token while one is rotated, so that no webhook is refused meanwhile: Twilio's secondary before it is promoted, the one promoted
    /// away after. Webhooks count with either; the API is asked with <see cref="AuthToken"/>.
    /// </summary>
    public string? NextAuthToken { get; set; }

    /// <summary>What the API is asked with.</summary>
    internal AuthenticationHeaderValue Credentials => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")));

    /// <summary>The path of the account's texts.</summary>
    internal string Messages => $"/2010-04-01/Accounts/{AccountSid}/Messages";

    internal IEnumerable<string> AuthTokens => NextAuthToken is { } next ? [AuthToken, next] : [AuthToken];

    /// <summary>Where the REST API is; the demo and the tests point it at a stand-in.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.twilio.com");

    /// <summary>
    /// Where the API may send us for a picture of a message: a host, or <c>*.</c> and the end of one; with a port, that port alone. Always by https. The API's
    /// own host needs not be named.
    /// </summary>
    public string[] MediaHosts { get; set; } = ["*.twilio.com", "*.twiliocdn.com"];

    /// <summary>Whether a picture may be fetched from there.</summary>
    public bool MayServeMedia(Uri url) => url.UserInfo.Length == 0
        && (url.GetLeftPart(UriPartial.Authority) == BaseAddress.GetLeftPart(UriPartial.Authority)
            || (url.Scheme == Uri.UriSchemeHttps && Array.Exists(MediaHosts, host => host.StartsWith("*.", StringComparison.Ordinal)
                ? url.IsDefaultPort && url.Host.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
                : string.Equals(host, url.IsDefaultPort ? url.Host : url.Authority, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether Twilio's list of texts is compared with ours after every start and each night; switched off only where many hubs share one account.</summary>
    public bool Reconcile { get; set; } = true;

    /// <summary>For how long Twilio's list must go without a text whose answer was lost before it is sent again; 1 second to 5 minutes.</summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long Twilio keeps a text after its last news: 1 day to 400 days; zero leaves it there until the client is erased.</summary>
    public TimeSpan DeleteAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How many segments a second leave from one number; 0: as fast as we can, and Twilio queues. A low-volume 10DLC number carries 1 to 3.75,
    /// by its registration.
    /// </summary>
    public double SegmentsPerSecond { get; set; } = 3.75;

    /// <summary>Numbers (E.164) with a pace of their own: a toll-free number or a short code carries more.</summary>
    public Dictionary<string, double> SegmentsPerSecondOf { get; } = [];

    /// <summary>The most segments a day from all numbers together; 0: none. T-Mobile carries 2,000 a day for a brand of the lowest tier.</summary>
    public int SegmentsPerDay { get; set; }

    /// <summary>What one segment costs, in dollars, to show agents about what a text costs; 0: it is not shown.</summary>
    public decimal PricePerSegment { get; set; }

    internal Pace Pace => new(SegmentsPerSecond, SegmentsPerDay, SegmentsPerSecondOf);
}

/// <summary>Refuses to start without an account, naming the setting.</summary>
public sealed partial class TwilioOptionsCheck : IValidateOptions<TwilioOptions>
{
    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        List<string> wrong = [];
        if (!AccountSid().IsMatch(options.AccountSid))
            wrong.Add($"{TwilioOptions.Section}:AccountSid must be AC and 32 hexadecimal digits; it is '{options.AccountSid}'.");
        if (string.IsNullOrWhiteSpace(options.AuthToken))
            wrong.Add($"{TwilioOptions.Section}:AuthToken is missing: set the environment variable Twilio__AuthToken to the account's auth token.");
        if (options.NextAuthToken is { } next && (string.IsNullOrWhiteSpace(next) || next == options.AuthToken))
            wrong.Add($"{TwilioOptions.Section}:NextAuthToken must be a token other than AuthToken, or not be set at all.");
        if (!options.BaseAddress.IsAbsoluteUri || options.BaseAddress.Scheme is not ("http" or "https"))
            wrong.Add($"{TwilioOptions.Section}:BaseAddress must be an http or https address; it is '{options.BaseAddress}'.");
        if (options.Settle < TimeSpan.FromSeconds(1) || options.Settle > TimeSpan.FromMinutes(5))
            wrong.Add($"{TwilioOptions.Section}:Settle must be from 00:00:01 to 00:05:00; it is '{options.Settle}'.");
        if (options.DeleteAfter != TimeSpan.Zero && (options.DeleteAfter < TimeSpan.FromDays(1) || options.DeleteAfter > TimeSpan.FromDays(400)))
            wrong.Add($"{TwilioOptions.Section}:DeleteAfter must be from 1.00:00:00 to 400.00:00:00, or 00:00:00 for never; it is '{options.DeleteAfter}'.");
        if (options.SegmentsPerSecond is < 0 or > 1000 || options.SegmentsPerSecondOf.Values.Any(pace => pace is < 0 or > 1000))
            wrong.Add($"{TwilioOptions.Section}:SegmentsPerSecond must be from 0 (no pace of ours) to 1000, for every number.");
        if (options.SegmentsPerDay < 0)
            wrong.Add($"{TwilioOptions.Section}:SegmentsPerDay must be 0 (no limit) or more; it is '{options.SegmentsPerDay}'.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$")]
    private static partial Regex AccountSid();
}

namespace SupportHub.Bot.Connector;

/// <summary>
/// The addresses a bot may be told to reply to. An Activity names its own, so without this list whoever can send one could have us call any host and
/// hand it our token.
/// </summary>
/// <param name="allowed">Origins, such as <c>https://smba.trafficmanager.net</c> or <c>https://*.botframework.com</c>.</param>
public sealed class ServiceUrls(IEnumerable<string> allowed)
{
    private readonly string[] _allowed = [.. allowed];

    /// <summary>The public channels of Azure Bot Service.</summary>
    public static IReadOnlyList<string> Public { get; } = ["https://smba.trafficmanager.net", "https://*.botframework.com"];

    /// <summary>Whether an entry of the list can be one: https, or http on this machine; no path.</summary>
    public static bool IsOrigin(string entry) =>
        Uri.TryCreate(entry.Replace("://*.", "://any.", StringComparison.Ordinal), UriKind.Absolute, out var origin)
        && (origin.Scheme == Uri.UriSchemeHttps || (origin.Scheme == Uri.UriSchemeHttp && origin.IsLoopback))
        && origin.PathAndQuery == "/" && !entry.EndsWith('/') && origin.UserInfo.Length == 0;

    /// <summary>Null: not to be called. <paramref name="emulator"/>: whoever said so showed no token, and runs on this machine or nowhere.</summary>
    public Uri? Find(string? serviceUrl, bool emulator)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0) return null;
        if (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) return null;
        return (emulator ? url.IsLoopback : Array.Exists(_allowed, entry => Matches(entry, url))) ? url : null;
    }

    private static bool Matches(string entry, Uri url)
    {
        if (!entry.Contains("://*.", StringComparison.Ordinal)) return Uri.Compare(new(entry), url, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
        var parent = new Uri(entry.Replace("://*.", "://", StringComparison.Ordinal));
        return url.Scheme == parent.Scheme && url.Port == parent.Port && url.Host.EndsWith('.' + parent.Host, StringComparison.OrdinalIgnoreCase);
    }
}

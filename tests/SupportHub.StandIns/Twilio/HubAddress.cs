namespace SupportHub.StandIns.Twilio;

/// <summary>Where the hub is: the public address that requests are signed for, and how it is really reached.</summary>
/// <param name="PublicUrl">The hub's own <c>SupportHub:PublicUrl</c>.</param>
/// <param name="ReachedAt">The address to connect to when it differs, as behind a proxy or on a test's free port.</param>
/// <param name="Handler">A test server's own handler, when the hub has no socket.</param>
public sealed record HubAddress(Uri PublicUrl, Uri? ReachedAt = null, HttpMessageHandler? Handler = null)
{
    public string Messages => new Uri(PublicUrl, "/webhooks/twilio/messages").ToString();

    internal Uri Reach(string url) => ReachedAt is null ? new Uri(url) : new Uri(ReachedAt, new Uri(url).PathAndQuery);
}

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Files;

namespace SupportHub.Web.Sms;

/// <summary>
/// Fetches a picture of a message from Twilio: from the API's configured host and nowhere else, whatever host the webhook names, and from where that
/// redirects to, if it is on the list. The account's token goes to the API alone.
/// </summary>
internal sealed partial class TwilioMedia
{
    private readonly HttpClient _http;
    private readonly TwilioOptions _account;

    public TwilioMedia(HttpClient http, IOptions<TwilioOptions> options)
    {
        (_http, _account) = (http, options.Value);
        _http.Timeout = TimeSpan.FromSeconds(60);
    }

    /// <summary>The bytes, or why there are none to be had.</summary>
    /// <exception cref="HttpRequestException">Not reached, or refused for a cause that time may change.</exception>
    public async Task<(ReadOnlyMemory<byte> Media, FileFault? Fault)> Fetch(string source, CancellationToken ct)
    {
        // A path of the account's own, asked of the configured host: a webhook cannot send us elsewhere.
        if (!Uri.TryCreate(source, UriKind.Absolute, out var named) || !MediaPath().IsMatch(named.AbsolutePath)) return (default, FileFault.NotThere);
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(_account.BaseAddress, named.AbsolutePath));
        asked.Headers.Authorization = _account.Credentials;
        using var answered = await _http.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answered.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.MovedPermanently or HttpStatusCode.RedirectKeepVerb))
            return await Read(answered, ct);

        if (answered.Headers.Location is not { } location || new Uri(_account.BaseAddress, location) is not { } moved || !_account.MayServeMedia(moved))
            return (default, FileFault.NotThere);
        using var there = await _http.GetAsync(moved, HttpCompletionOption.ResponseHeadersRead, ct);
        return await Read(there, ct);
    }

    private static async Task<(ReadOnlyMemory<byte> Media, FileFault? Fault)> Read(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.StatusCode is HttpStatusCode.Gone || (int)answer.StatusCode is >= 300 and < 400)
            return (default, FileFault.NotThere);
        answer.EnsureSuccessStatusCode();
        if (answer.Content.Headers.ContentLength > FilesOptions.MostBytes) return (default, FileFault.TooBig);
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        return await Capped.Read(body, FilesOptions.MostBytes, ct) is { } media ? (media, null) : (default, FileFault.TooBig);
    }

    [GeneratedRegex(@"\A/2010-04-01/Accounts/AC[0-9a-fA-F]{32}/Messages/(?:MM|SM)[0-9a-fA-F]{32}/Media/ME[0-9a-fA-F]{32}\z")]
    private static partial Regex MediaPath();
}

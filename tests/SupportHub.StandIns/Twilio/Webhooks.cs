using System.Net.Sockets;

namespace SupportHub.StandIns.Twilio;

/// <summary>What the hub answered a webhook; <c>Status</c> 0: it was not reached.</summary>
public sealed record WebhookReply(int Status, string? ContentType, string Body);

/// <summary>Posts signed webhooks to the hub: one retry, and only when the connection failed, unless the URL's fragment says otherwise.</summary>
public sealed class Webhooks(TwilioStandInOptions options) : IDisposable
{
    private HttpClient client = new();

    public HubAddress? Hub
    {
        get;
        set
        {
            field = value;
            client = value?.Handler is { } handler ? new HttpClient(handler, disposeHandler: false) : new HttpClient();
        }
    }

    /// <summary>Posts a form to a webhook URL of the hub.</summary>
    /// <param name="url">The public URL, which is what is signed; its fragment may say how it is posted (<see cref="ConnectionOverrides"/>).</param>
    /// <param name="form">Fields as Twilio names them.</param>
    /// <param name="idempotencyToken">The same for every delivery of one webhook.</param>
    /// <param name="signature">Instead of the right one, to try forgeries; an empty one sends no header.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<WebhookReply> Post(string url, IReadOnlyList<KeyValuePair<string, string>> form, string? idempotencyToken = null, string? signature = null, CancellationToken ct = default)
    {
        var overrides = ConnectionOverrides.Of(url);
        signature ??= RequestSigner.Sign(options.AuthToken, overrides.Url, form);
        for (var tries = 0; ; tries++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Hub?.Reach(overrides.Url) ?? new Uri(overrides.Url)) { Content = new FormUrlEncodedContent(form) };
            request.Headers.UserAgent.ParseAdd("TwilioProxy/1.1");
            if (signature.Length > 0)
                request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
            if (idempotencyToken is not null)
                request.Headers.TryAddWithoutValidation("I-Twilio-Idempotency-Token", idempotencyToken);
            var (status, reply) = await Ask(request, overrides.Patience, ct);
            if (tries == overrides.Retries || !overrides.IsRetried(status))
                return reply;
        }
    }

    private async Task<(int? Status, WebhookReply Reply)> Ask(HttpRequestMessage request, TimeSpan patience, CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        ending.CancelAfter(patience);
        try
        {
            using var response = await client.SendAsync(request, ending.Token);
            var status = (int)response.StatusCode;
            return (status, new(status, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(ending.Token)));
        }
        // .NET lets a socket's own exception through when the other side resets the connection the moment it stands.
        catch (Exception error) when (error is HttpRequestException or SocketException)
        {
            return (0, new(0, null, ""));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, new(0, null, ""));
        }
    }

    public void Dispose() => client.Dispose();
}

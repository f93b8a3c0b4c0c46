using System.Net.Sockets;

namespace SupportHub.StandIns.Twilio;

/// <summary>What the hub answered a webhook; <c>Status</c> 0: it was not reached.</summary>
public sealed record WebhookReply(int Status, string? ContentType, string Body);

/// <summary>Posts signed webhooks to the hub. One retry, and only when the connection failed, as Twilio's default is.</summary>
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
            client.Timeout = TimeSpan.FromSeconds(15);
        }
    }

    /// <summary>Posts a form to a webhook URL of the hub.</summary>
    /// <param name="url">The public URL, which is what is signed.</param>
    /// <param name="form">Fields as Twilio names them.</param>
    /// <param name="idempotencyToken">The same for every delivery of one webhook.</param>
    /// <param name="signature">Instead of the right one, to try forgeries; an empty one sends no header.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<WebhookReply> Post(string url, IReadOnlyList<KeyValuePair<string, string>> form, string? idempotencyToken = null, string? signature = null, CancellationToken ct = default)
    {
        signature ??= RequestSigner.Sign(options.AuthToken, url, form);
        for (var tries = 0; ; tries++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Hub?.Reach(url) ?? new Uri(url)) { Content = new FormUrlEncodedContent(form) };
            request.Headers.UserAgent.ParseAdd("TwilioProxy/1.1");
            if (signature.Length > 0)
                request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
            if (idempotencyToken is not null)
                request.Headers.TryAddWithoutValidation("I-Twilio-Idempotency-Token", idempotencyToken);
            try
            {
                using var response = await client.SendAsync(request, ct);
                return new WebhookReply((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(ct));
            }
            // .NET lets a socket's own exception through when the other side resets the connection the moment it stands.
            catch (Exception error) when (error is HttpRequestException or SocketException && tries == 0)
            {
            }
            catch (Exception error) when (error is HttpRequestException or SocketException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                return new WebhookReply(0, null, "");
            }
        }
    }

    public void Dispose() => client.Dispose();
}

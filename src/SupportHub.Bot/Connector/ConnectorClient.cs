using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SupportHub.Bot.Activities;

namespace SupportHub.Bot.Connector;

/// <summary>The channel will not take this Activity, now or later: the conversation is gone, or ours is not one it can show.</summary>
public sealed class RefusedByChannel(HttpStatusCode status) : Exception($"The channel answered {(int)status}.")
{
    public HttpStatusCode Status => status;
}

/// <summary>The Connector's REST API, as far as a bot that answers needs it: a reply to an Activity, or a new one in its conversation.</summary>
/// <param name="http">Without redirects: our token is for the address that was checked.</param>
/// <param name="tokens">Null: there is no account, and nothing is sent along.</param>
public sealed class ConnectorClient(HttpClient http, ConnectorTokens? tokens)
{
    private const int LongestAnswer = 8 * 1024;

    /// <summary>Sends one Activity and answers the id the channel gave it, if it said so.</summary>
    /// <param name="service">The channel's address, already checked by <see cref="ServiceUrls"/>.</param>
    /// <param name="activity">Goes to its own conversation, as a reply when it says to what.</param>
    /// <param name="authenticated">False: to a local emulator, without our token.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="RefusedByChannel">For good.</exception>
    /// <exception cref="HttpRequestException">Not reached, or refused for a cause that time may change.</exception>
    public async Task<string?> Send(Uri service, Activity activity, bool authenticated, CancellationToken ct)
    {
        var token = authenticated && tokens is not null ? await tokens.Get(ct) : null;
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(service, activity))
        {
            Content = new StringContent(ActivityJson.Write(activity), Encoding.UTF8, "application/json"),
        };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.StatusCode == HttpStatusCode.Unauthorized && token is not null) tokens!.Forget(token);
        if (IsFinal(answer.StatusCode)) throw new RefusedByChannel(answer.StatusCode);
        answer.EnsureSuccessStatusCode();
        return await Id(answer, ct);
    }

    private static Uri Address(Uri service, Activity activity)
    {
        var conversation = $"{service.AbsoluteUri.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities";
        return new(activity.ReplyToId is { Length: > 0 } answered ? $"{conversation}/{Uri.EscapeDataString(answered)}" : conversation);
    }

    // Credentials and load get better; a redirect is an address nobody checked.
    private static bool IsFinal(HttpStatusCode status) => (int)status is >= 300 and < 500
        && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    /// <summary>It is sent, whatever stands in the answer.</summary>
    private static async Task<string?> Id(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.Content.Headers.ContentLength is null or 0 or > LongestAnswer) return null;
        try
        {
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or HttpRequestException or IOException)
        {
            return null;
        }
    }
}

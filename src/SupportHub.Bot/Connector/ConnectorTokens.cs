using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportHub.Bot.Connector;

/// <summary>
/// Our token for the connectors of channels, by client credentials (C41); kept until shortly before it ends.
/// </summary>
/// <param name="http">Its base address is not used.</param>
/// <param name="endpoint">The login's token endpoint.</param>
/// <param name="appId">The bot's own id.</param>
/// <param name="appPassword">Its secret.</param>
/// <param name="clock">When a token ends.</param>
public sealed class ConnectorTokens(HttpClient http, Uri endpoint, string appId, string appPassword, TimeProvider clock) : IDisposable
{
    private const string Scope = "https://api.botframework.com/.default";
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1);
    private (string Token, DateTimeOffset Until)? _kept;

    /// <exception cref="HttpRequestException">The login does not answer, or does not know us.</exception>
    public async Task<string> Get(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_kept is { } kept && clock.GetUtcNow() < kept.Until) return kept.Token;
            using var form = new FormUrlEncodedContent(
                [new("grant_type", "client_credentials"), new("client_id", appId), new("client_secret", appPassword), new("scope", Scope)]);
            using var answer = await http.PostAsync(endpoint, form, ct);
            answer.EnsureSuccessStatusCode();
            var issued = await Read(answer, ct) ?? throw new HttpRequestException("The login's answer holds no token.");
            _kept = (issued.Token!, clock.GetUtcNow() + TimeSpan.FromSeconds(issued.Seconds) - Early);
            return issued.Token!;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A connector did not take it: the next one is asked for anew.</summary>
    public void Forget(string token)
    {
        if (_kept?.Token == token) _kept = null;
    }

    private static async Task<Issued?> Read(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<Issued>(ct) is { Token.Length: > 0 } issued ? issued : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    public void Dispose() => _turn.Dispose();

    private sealed record Issued([property: JsonPropertyName("access_token")] string? Token, [property: JsonPropertyName("expires_in")] double Seconds);
}

using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SupportHub.Bot.Tokens;

/// <summary>A key that an authority signs with. <see cref="Endorsements"/>: the channels it may speak for; null when it says nothing of channels.</summary>
public sealed record SigningKey(SecurityKey Key, IReadOnlySet<string>? Endorsements);

/// <summary>
/// An authority's signing keys, from its OpenID metadata: kept for a day, and read again when a token names one that is not known, since authorities
/// change keys (C40). When they cannot be read, those that are known go on.
/// </summary>
/// <param name="http">Its base address is not used.</param>
/// <param name="metadata">The OpenID document.</param>
/// <param name="clock">How old the keys are.</param>
public sealed class SigningKeys(HttpClient http, Uri metadata, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>Between two readings, however many made-up keys are named meanwhile.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1);
    private Dictionary<string, SigningKey> _keys = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;

    /// <summary>Null: the authority has no such key.</summary>
    /// <exception cref="HttpRequestException">The keys are not known yet and cannot be read now.</exception>
    public async Task<SigningKey?> Find(string id, CancellationToken ct)
    {
        if (IsCurrent && _keys.TryGetValue(id, out var known)) return known;
        await _turn.WaitAsync(ct);
        try
        {
            if (!(IsCurrent && _keys.ContainsKey(id)) && clock.GetUtcNow() - _triedAt >= Pause) await Read(ct);
            return _keys.GetValueOrDefault(id);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private bool IsCurrent => clock.GetUtcNow() - _readAt < Fresh;

    private async Task Read(CancellationToken ct)
    {
        try
        {
            using var document = await Get(metadata, ct);
            var address = new Uri(metadata, document.RootElement.GetProperty("jwks_uri").GetString()!);
            // A document that came over TLS must not send us elsewhere without it.
            if (address.Scheme != metadata.Scheme) throw new HttpRequestException("The key set is not at an address of the metadata's scheme.");
            using var set = await Get(address, ct);
            _keys = set.RootElement.GetProperty("keys").EnumerateArray().Where(IsForSignatures)
                .DistinctBy(key => key.GetProperty("kid").GetString()).ToDictionary(key => key.GetProperty("kid").GetString()!, Key);
            _readAt = _triedAt = clock.GetUtcNow();
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException or ArgumentException
            || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // With nothing to go on, sooner; but not for every token that comes meanwhile.
            _triedAt = clock.GetUtcNow() - (_keys.Count == 0 ? Pause - Soon : TimeSpan.Zero);
            if (_keys.Count == 0) throw new HttpRequestException("The authority's signing keys cannot be read.", fault);
        }
    }

    private async Task<JsonDocument> Get(Uri address, CancellationToken ct) => JsonDocument.Parse(await http.GetStringAsync(address, ct));

    private static bool IsForSignatures(JsonElement key) =>
        key.TryGetProperty("kid", out _) && key.TryGetProperty("kty", out var kind) && kind.ValueEquals("RSA")
        && (!key.TryGetProperty("use", out var use) || use.ValueEquals("sig"));

    private static SigningKey Key(JsonElement key) => new(
        new JsonWebKey(key.GetRawText()),
        key.TryGetProperty("endorsements", out var channels) && channels.ValueKind == JsonValueKind.Array
            ? channels.EnumerateArray().Where(channel => channel.ValueKind == JsonValueKind.String).Select(channel => channel.GetString()!).ToHashSet(StringComparer.Ordinal)
            : null);
}

using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportHub.Bot.Activities;

namespace SupportHub.Bot.Tokens;

/// <summary>A token that holds: what it says beyond being one, to be laid beside the Activity it came with.</summary>
public sealed record Admitted(string? ServiceUrl, IReadOnlySet<string>? Endorsements, bool IsEmulator)
{
    /// <summary>
    /// Whether the bearer may bring this Activity: replies go to the address the token names, and the key that signed it is endorsed for the channel
    /// (C39). A token stolen from one channel is of no use at another.
    /// </summary>
    public bool Covers(Activity activity) => IsEmulator
        || (ServiceUrl is not null && string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.Ordinal)
            && activity.ChannelId is { } channel && Endorsements?.Contains(channel) == true);
}

/// <summary>
/// Checks the tokens of channels: RS256 and nothing else, by a key of the authority that is named as the issuer, for this bot, at this time. Source:
/// bot-docs, bot-framework-rest-connector-authentication ("Connector to bot"). There is no way to switch it off.
/// </summary>
/// <param name="authorities">Who is believed.</param>
/// <param name="appId">The audience: the bot's own id.</param>
/// <param name="clock">The time tokens are measured against.</param>
public sealed class ChannelTokens(IReadOnlyList<TokenAuthority> authorities, string appId, TimeProvider clock)
{
    /// <summary>How far two clocks may be apart.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Null: no token of ours to believe. Never throws for anything a stranger can send.</summary>
    /// <exception cref="HttpRequestException">The authority's keys cannot be read.</exception>
    public async Task<Admitted?> Check(string token, CancellationToken ct)
    {
        // Cheap and unsigned looks first: a made-up token costs no journey to the authority.
        if (Read(token) is not { Alg: SecurityAlgorithms.RsaSha256, Kid: { Length: > 0 } keyId } unproven || !unproven.Audiences.Contains(appId)) return null;
        if (authorities.FirstOrDefault(authority => authority.Issuers.Contains(unproven.Issuer)) is not { } authority) return null;
        if (await authority.Keys.Find(keyId, ct) is not { } key) return null;

        var result = await _handler.ValidateTokenAsync(unproven, Demands(authority, key));
        if (!result.IsValid) return null;
        if (authority.IsEmulator && PartyOf(unproven) != appId) return null;
        return new(Claim(unproven, "serviceurl"), key.Endorsements, authority.IsEmulator);
    }

    private JsonWebToken? Read(string token)
    {
        try
        {
            return _handler.CanReadToken(token) ? _handler.ReadJsonWebToken(token) : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private TokenValidationParameters Demands(TokenAuthority authority, SigningKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuers = authority.Issuers,
        ValidAudience = appId,
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => until is { } end && clock.GetUtcNow().UtcDateTime < end + Skew && (from is not { } begin || begin - Skew <= clock.GetUtcNow().UtcDateTime),
    };

    /// <summary>Entra ID names the party in <c>appid</c> (version 1.0) or <c>azp</c> (2.0).</summary>
    private static string? PartyOf(JsonWebToken token) => Claim(token, Claim(token, "ver") is "2.0" ? "azp" : "appid");

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}

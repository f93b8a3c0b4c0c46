using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportHub.Store.Records;

namespace SupportHub.Web.WebChat.Identity;

/// <summary>Whom a site signed for. <see cref="Address"/> finds the contact: the subject itself is not kept.</summary>
internal sealed record SignedVisitor(string Address, string? Name);

/// <summary>
/// A site may sign who its visitor is: a JWT for this site (<c>aud</c> is its key), with <c>sub</c> and <c>exp</c>, by RS256 or ES256 with the key
/// of the record, or by HS256 with its secret. Whatever else comes is nobody's word, and the chat goes on without it.
/// </summary>
internal sealed class SignedIdentity(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>A token for longer than this is one that somebody left lying about.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    private const int LongestToken = 4096;
    private const int LongestSubject = 256;
    private const int LongestName = 80;
    private const int SecretBytes = 32;
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _secrets = protection.CreateProtector("SupportHub.Sites.IdentitySecret");
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };

    /// <summary>A new secret: for the site, and for the record.</summary>
    public (string Secret, string Kept) NewSecret()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (secret, _secrets.Protect(secret));
    }

    /// <summary>Null: nobody we know signed this for this site and this time. Never throws for anything a stranger can send.</summary>
    public async Task<SignedVisitor?> Check(string? token, Site site)
    {
        if (token is not { Length: > 0 and <= LongestToken } || Key(token, site) is not var (algorithm, key)) return null;
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [algorithm],
            ValidAudience = site.Key,
            ValidateIssuer = false,
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        });
        return result.IsValid && result.SecurityToken is JsonWebToken { Subject: { Length: > 0 and <= LongestSubject } subject } signed
            ? new($"signed-{site.Id:N}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))}", Name(signed))
            : null;
    }

    /// <summary>Whether a site can sign with it: a private one must not get here.</summary>
    public static bool IsPublicKey(string pem)
    {
        if (pem.Length > 8000 || pem.Contains("PRIVATE", StringComparison.Ordinal)) return false;
        return PublicKey(pem) is not null;
    }

    // The record says which algorithm counts, never the token: a public key taken for a secret would sign for anybody.
    private (string Algorithm, SecurityKey Key)? Key(string token, Site site)
    {
        try
        {
            if (!_handler.CanReadToken(token)) return null;
            var said = _handler.ReadJsonWebToken(token).Alg;
            if (said == SecurityAlgorithms.HmacSha256 && site.IdentitySecret is { } secret)
                return (said, new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_secrets.Unprotect(secret))));
            return site.IdentityKey is { } pem && PublicKey(pem) is { } key && key.Algorithm == said ? key : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException or CryptographicException)
        {
            return null;
        }
    }

    // The key's numbers and not what was made of them: the check remembers keys, and must not meet one that was let go.
    private static (string Algorithm, SecurityKey Key)? PublicKey(string pem)
    {
        try
        {
            using var curve = ECDsa.Create();
            if (!pem.Contains("BEGIN RSA", StringComparison.Ordinal) && IsCurve(curve, pem))
                return Point(curve) is { } point ? (SecurityAlgorithms.EcdsaSha256, point) : null;
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return rsa.KeySize >= 2048 ? (SecurityAlgorithms.RsaSha256, new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: false))) : null;
        }
        catch (Exception none) when (none is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Null: another curve than the one of ES256 (RFC 7518).</summary>
    private static JsonWebKey? Point(ECDsa curve)
    {
        var point = curve.ExportParameters(includePrivateParameters: false);
        return point.Curve.Oid?.Value == ECCurve.NamedCurves.nistP256.Oid.Value
            ? new() { Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv = JsonWebKeyECTypes.P256, X = Base64Url.EncodeToString(point.Q.X), Y = Base64Url.EncodeToString(point.Q.Y) }
            : null;
    }

    private static bool IsCurve(ECDsa curve, string pem)
    {
        try
        {
            curve.ImportFromPem(pem);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + s_skew && end <= now + LongestLife + s_skew && (from is not { } begin || begin - s_skew <= now);
    }

    private static string? Name(JsonWebToken token) =>
        token.TryGetPayloadValue<string>("name", out var name) && name?.Trim() is { Length: > 0 and <= LongestName } said && !said.Any(char.IsControl) ? said : null;
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportHub.StandIns.BotChannel;

/// <summary>A signing key of the pretend issuer. Tokens are put together by hand, so that one can be wrong in any way.</summary>
public sealed class IssuerKey(string id, string[]? endorsements) : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);

    public string Id => id;

    /// <summary>The key as the key set publishes it.</summary>
    public JsonObject Published
    {
        get
        {
            var open = _rsa.ExportParameters(includePrivateParameters: false);
            var key = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Base64Url(open.Modulus!), ["e"] = Base64Url(open.Exponent!) };
            if (endorsements is not null) key["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
            return key;
        }
    }

    /// <summary>A token with these claims, signed RS256.</summary>
    public string Sign(JsonObject claims, string? kid = null)
    {
        var signed = $"{Base64Url(new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = kid ?? id })}.{Base64Url(claims)}";
        return $"{signed}.{Base64Url(_rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>The forger's classic: signed with the public key, as if it were a shared secret.</summary>
    public string SignWithPublicKey(JsonObject claims)
    {
        var signed = $"{Base64Url(new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT", ["kid"] = id })}.{Base64Url(claims)}";
        return $"{signed}.{Base64Url(HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Unsigned(JsonObject claims) => $"{Base64Url(new JsonObject { ["alg"] = "none", ["typ"] = "JWT" })}.{Base64Url(claims)}.";

    public void Dispose() => _rsa.Dispose();

    private static string Base64Url(JsonObject json) => Base64Url(JsonSerializer.SerializeToUtf8Bytes(json));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}

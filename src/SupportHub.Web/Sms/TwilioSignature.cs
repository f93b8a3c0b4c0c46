using System.Security.Cryptography;
using System.Text;

namespace SupportHub.Web.Sms;

/// <summary>
/// Twilio's proof that a request is its own: HMAC-SHA1, keyed with the auth token, over the URL as Twilio knows it and every form field
/// (each distinct key in ordinal order, followed by its distinct values in ordinal order), in base64. A body that is no form is proved by its
/// SHA-256 in the URL.
/// </summary>
internal static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <summary>The URL's parameter that holds the body's SHA-256, in hex.</summary>
    public const string BodyHash = "bodySHA256";

    /// <summary>Whether the signature is one of the tokens'; the URL counts with and without its port, as Twilio's own validators have it.</summary>
    public static bool IsValid(IEnumerable<string> authTokens, Uri url, IEnumerable<SignedField> form, string? signature)
    {
        if (string.IsNullOrEmpty(signature))
            return false;
        var given = Encoding.UTF8.GetBytes(signature);
        var fields = Bytes(form);
        var spellings = Spellings(url).Select(spelled => (byte[])[.. Encoding.UTF8.GetBytes(spelled), .. fields]).ToList();
        return authTokens.Any(token => spellings.Exists(signed => CryptographicOperations.FixedTimeEquals(Compute(token, signed), given)));
    }

    /// <summary>Whether the URL names this body's hash. The URL itself is proved by <see cref="IsValid"/>.</summary>
    public static bool NamesBody(string? named, byte[] body) =>
        named is not null && named.Equals(Convert.ToHexString(SHA256.HashData(body)), StringComparison.OrdinalIgnoreCase);

    private static byte[] Compute(string authToken, byte[] signed)
    {
#pragma warning disable CA5350 // The algorithm is Twilio's to choose; HMAC-SHA1 as a keyed proof is not broken by SHA-1's collisions.
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), signed)));
#pragma warning restore CA5350
    }

    private static byte[] Bytes(IEnumerable<SignedField> form)
    {
        using var signed = new MemoryStream();
        foreach (var key in form.GroupBy(field => Whole(field.Key)).OrderBy(key => Encoding.UTF8.GetString(key.First().Key), StringComparer.Ordinal))
            foreach (var field in key.DistinctBy(field => Whole(field.Value)).OrderBy(field => Encoding.UTF8.GetString(field.Value), StringComparer.Ordinal))
            {
                signed.Write(field.Key);
                signed.Write(field.Value);
            }
        return signed.ToArray();
    }

    // Each byte one character: what is no UTF-8 is told apart and signed, too.
    private static string Whole(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static IEnumerable<string> Spellings(Uri url)
    {
        var host = $"{url.Scheme}://{url.UriEscapedHost()}";
        yield return $"{host}:{url.Port}{url.PathAndQuery}";
        yield return host + url.PathAndQuery;
    }

    private static string UriEscapedHost(this Uri url) => url.GetComponents(UriComponents.Host, UriFormat.UriEscaped);
}

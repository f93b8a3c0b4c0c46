using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace SupportHub.Web.Sms;

/// <summary>
/// Twilio's proof that a request is its own: HMAC-SHA1, keyed with the auth token, over the URL as Twilio knows it and every form field
/// (each distinct key in ordinal order, followed by its distinct values in ordinal order), in base64.
/// </summary>
internal static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <summary>Whether the signature is the token's; the URL counts with and without its port, as Twilio's own validators have it.</summary>
    public static bool IsValid(string authToken, Uri url, IEnumerable<KeyValuePair<string, StringValues>> form, string? signature)
    {
        if (string.IsNullOrEmpty(signature))
            return false;
        var given = Encoding.UTF8.GetBytes(signature);
        var fields = Fields(form);
        return Spellings(url).Any(spelled => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Compute(authToken, spelled + fields)), given));
    }

    private static string Compute(string authToken, string signed)
    {
#pragma warning disable CA5350 // The algorithm is Twilio's to choose; HMAC-SHA1 as a keyed proof is not broken by SHA-1's collisions.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }

    private static string Fields(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var fields = new StringBuilder();
        foreach (var (key, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
            foreach (var value in values.Distinct().Order(StringComparer.Ordinal))
                fields.Append(key).Append(value);
        return fields.ToString();
    }

    private static IEnumerable<string> Spellings(Uri url)
    {
        var host = $"{url.Scheme}://{url.UriEscapedHost()}";
        yield return $"{host}:{url.Port}{url.PathAndQuery}";
        yield return host + url.PathAndQuery;
    }

    private static string UriEscapedHost(this Uri url) => url.GetComponents(UriComponents.Host, UriFormat.UriEscaped);
}

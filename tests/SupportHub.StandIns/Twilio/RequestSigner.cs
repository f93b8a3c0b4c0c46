using System.Security.Cryptography;
using System.Text;

namespace SupportHub.StandIns.Twilio;

/// <summary>
/// Signs as Twilio signs: HMAC-SHA1 over the URL and every field, sorted. Written apart from the hub's own check, so that
/// one mistake cannot hide in both; the published vectors hold for each.
/// </summary>
public static class RequestSigner
{
    public static string Sign(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var signed = new StringBuilder(url);
        foreach (var (key, value) in form.Distinct().OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal))
            signed.Append(key).Append(value);
#pragma warning disable CA5350 // Twilio's signature is SHA-1 by its own specification.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }
}

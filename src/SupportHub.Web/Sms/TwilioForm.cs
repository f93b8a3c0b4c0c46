using System.Net;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace SupportHub.Web.Sms;

/// <summary>One field of a form as it was signed: its bytes, whatever they say.</summary>
internal readonly record struct SignedField(byte[] Key, byte[] Value)
{
    public static SignedField Of(string key, string value) => new(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));
}

/// <summary>
/// Reads a webhook's form as it was written. ASP.NET's own reader refuses a whole form for one NUL in a client's text, and the text would be lost.
/// </summary>
internal static class TwilioForm
{
    /// <summary>The longest body and every field Twilio sends stay far below; nobody else has business here.</summary>
    public const int LongestRequest = 128 * 1024;

    private const string FormType = "application/x-www-form-urlencoded";

    /// <exception cref="BadHttpRequestException">The request is longer than <see cref="LongestRequest"/>, or was cut.</exception>
    public static async Task<byte[]> Body(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, LongestRequest));
        await request.Body.CopyToAsync(body, ct);
        return body.ToArray();
    }

    /// <summary>The fields in their order; null when the request carries no form.</summary>
    public static List<SignedField>? Fields(string? contentType, byte[] body)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
            return null;
        var latin = type.Charset.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase);
        var fields = new List<SignedField>();
        for (var start = 0; start < body.Length;)
        {
            var end = Array.IndexOf(body, (byte)'&', start) is var found and >= 0 ? found : body.Length;
            var equals = Array.IndexOf(body, (byte)'=', start, end - start);
            if (equals > start) fields.Add(new(Decoded(body, start, equals, latin), Decoded(body, equals + 1, end, latin)));
            start = end + 1;
        }
        return fields;
    }

    /// <summary>The fields as words. Bytes that are no UTF-8 become U+FFFD, and the rest arrives.</summary>
    public static FormCollection Words(IEnumerable<SignedField> fields) => new(fields
        .GroupBy(field => Encoding.UTF8.GetString(field.Key), StringComparer.Ordinal)
        .ToDictionary(named => named.Key, named => new StringValues([.. named.Select(field => Encoding.UTF8.GetString(field.Value))]), StringComparer.Ordinal));

    private static byte[] Decoded(byte[] body, int start, int end, bool latin)
    {
        var bytes = WebUtility.UrlDecodeToBytes(body, start, end - start) ?? [];
        return latin ? Encoding.Convert(Encoding.Latin1, Encoding.UTF8, bytes) : bytes;
    }
}

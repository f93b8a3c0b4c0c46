using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportHub.Web.Sms;

/// <summary>
/// Reads Twilio's form as it was written. ASP.NET's own reader refuses a whole form for one NUL in a client's text, and the text would be lost.
/// </summary>
internal static class TwilioForm
{
    /// <summary>The longest body and every field Twilio sends stay far below; nobody else has business here.</summary>
    public const int LongestRequest = 128 * 1024;

    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Puts the form where the endpoints look for it; false when the request carries none.</summary>
    /// <exception cref="BadHttpRequestException">The request is longer than <see cref="LongestRequest"/>.</exception>
    public static async Task<bool> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) != true)
            return false;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        request.Form = new FormCollection(QueryHelpers.ParseQuery(await reader.ReadToEndAsync(ct)));
        return true;
    }
}

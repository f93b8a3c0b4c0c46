using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace SupportHub.Web.Sms;

/// <summary>A text as Twilio keeps it. <see cref="Created"/> is exact to the second.</summary>
internal sealed record TwilioText(string Sid, string Body, string Direction, DateTimeOffset Created);

/// <summary>What came of asking Twilio to send: its id for the text, or the code of its refusal.</summary>
internal readonly record struct SendOutcome(string? Sid, int? Refusal);

/// <summary>Twilio's REST API, the Messages resource of 2010-04-01.</summary>
internal sealed class TwilioClient
{
    private const int PageSize = 50;

    // Too many requests; sender's queue full; two machines answering each other: each passes with time.
    private static readonly HashSet<int> s_passing = [20429, 21611, 14107, 63038];

    private readonly HttpClient _http;
    private readonly string _messages;

    public TwilioClient(HttpClient http, IOptions<TwilioOptions> options)
    {
        var account = options.Value;
        _http = http;
        _http.BaseAddress = account.BaseAddress;
        _http.Timeout = TimeSpan.FromSeconds(15);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.AccountSid}:{account.AuthToken}")));
        _messages = $"/2010-04-01/Accounts/{account.AccountSid}/Messages.json";
    }

    /// <summary>Asks for one text to be sent. There is no idempotency key: whoever asks again must first <see cref="SentSince"/>.</summary>
    /// <exception cref="HttpRequestException">Not reached, or an answer that time may change (5xx, 429, wrong credentials).</exception>
    public async Task<SendOutcome> Send(string from, string to, string body, Uri statusCallback, CancellationToken ct)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("To", to), new("From", from), new("Body", body), new("StatusCallback", statusCallback.ToString()),
        ]);
        using var response = await _http.PostAsync(_messages, form, ct);
        if (response.StatusCode == HttpStatusCode.BadRequest && await ErrorCode(response, ct) is { } code && !s_passing.Contains(code))
            return new(null, code);
        response.EnsureSuccessStatusCode();
        using var created = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
        return new(created.RootElement.GetProperty("sid").GetString(), null);
    }

    /// <summary>
    /// The texts Twilio took from us for this recipient since then, the oldest first. Filtered by the time of creation and not by
    /// <c>DateSent</c>, which a queued text does not have yet.
    /// </summary>
    public async Task<IReadOnlyList<TwilioText>> SentSince(string from, string to, DateTimeOffset since, CancellationToken ct)
    {
        List<TwilioText> found = [];
        var page = $"{_messages}?To={Uri.EscapeDataString(to)}&From={Uri.EscapeDataString(from)}&PageSize={PageSize}";
        while (page is not null)
        {
            using var listed = await JsonDocument.ParseAsync(await _http.GetStreamAsync(page, ct), cancellationToken: ct);
            var texts = listed.RootElement.GetProperty("messages").EnumerateArray().Select(Read).ToList();
            found.AddRange(texts.Where(text => text.Created >= since && text.Direction == "outbound-api"));
            page = texts.Exists(text => text.Created < since) ? null : listed.RootElement.GetProperty("next_page_uri").GetString();
        }

        found.Reverse();
        return found;
    }

    private static TwilioText Read(JsonElement text) => new(
        text.GetProperty("sid").GetString()!, text.GetProperty("body").GetString() ?? "", text.GetProperty("direction").GetString() ?? "",
        DateTimeOffset.Parse(text.GetProperty("date_created").GetString()!, CultureInfo.InvariantCulture));

    private static async Task<int?> ErrorCode(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            using var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(ct));
            return error.RootElement.TryGetProperty("code", out var code) && code.TryGetInt32(out var number) ? number : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

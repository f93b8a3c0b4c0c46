using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Sms.Reconciling;

/// <summary>What Twilio has of our texts, read and never changed.</summary>
internal sealed class TwilioHistory
{
    private const int PageSize = 1000;

    // A tenth of a second a page: enough for 200,000 texts between two looks, and an end for a list that does not end.
    private const int MostPages = 200;

    private readonly HttpClient _http;
    private readonly Uri _host;
    private readonly string _messages;

    public TwilioHistory(HttpClient http, IOptions<TwilioOptions> options)
    {
        var account = options.Value;
        _http = http;
        _host = _http.BaseAddress = account.BaseAddress;
        _http.Timeout = TimeSpan.FromSeconds(30);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.AccountSid}:{account.AuthToken}")));
        _messages = $"/2010-04-01/Accounts/{account.AccountSid}/Messages";
    }

    /// <summary>Every text since then, ours and theirs, the oldest first. The list is the newest first and has no order but that.</summary>
    /// <exception cref="HttpRequestException">Twilio is not reached, or refuses.</exception>
    public async Task<IReadOnlyList<ListedText>> Since(DateTimeOffset since, CancellationToken ct)
    {
        var found = new List<ListedText>();
        var page = $"{_messages}.json?PageSize={PageSize}";
        for (var pages = 0; page is not null && pages < MostPages; pages++)
        {
            using var listed = await Get(page, ct);
            var texts = listed.RootElement.GetProperty("messages").EnumerateArray().Select(ListedText.Read).ToList();
            found.AddRange(texts.Where(text => text.Created >= since));
            page = texts.Exists(text => text.Created < since) ? null : listed.RootElement.GetProperty("next_page_uri").GetString();
        }
        found.Reverse();
        return [.. found.DistinctBy(text => text.Sid).OrderBy(text => text.Created)];
    }

    public async Task<IReadOnlyList<InboundMedia>> MediaOf(string sid, CancellationToken ct)
    {
        using var listed = await Get($"{_messages}/{sid}/Media.json", ct);
        return
        [
            .. listed.RootElement.GetProperty("media_list").EnumerateArray().Select(media => new InboundMedia(
                new Uri(_host, $"{_messages}/{sid}/Media/{media.GetProperty("sid").GetString()}").ToString(), media.GetProperty("content_type").GetString())),
        ];
    }

    /// <summary>How far one text of ours got: Twilio's words for it and the code of its failure. Null: Twilio does not have it (any more).</summary>
    public async Task<(string Status, string? ErrorCode)?> StandingOf(string sid, CancellationToken ct)
    {
        try
        {
            using var text = await Get($"{_messages}/{sid}.json", ct);
            var code = text.RootElement.TryGetProperty("error_code", out var error) && error.ValueKind == JsonValueKind.Number
                ? error.GetInt32().ToString(CultureInfo.InvariantCulture) : null;
            return (text.RootElement.GetProperty("status").GetString() ?? "", code);
        }
        catch (HttpRequestException gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<JsonDocument> Get(string path, CancellationToken ct) =>
        await JsonDocument.ParseAsync(await _http.GetStreamAsync(new Uri(path, UriKind.RelativeOrAbsolute), ct), cancellationToken: ct);
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Sms;

/// <summary>What Twilio has of our texts, read and never changed.</summary>
internal sealed class TwilioHistory
{
    private const int PageOfAll = 1000;
    private const int PageOfOne = 50;

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
        _http.DefaultRequestHeaders.Authorization = account.Credentials;
        _messages = account.Messages;
    }

    /// <summary>Every text since then, ours and theirs, the oldest first.</summary>
    /// <exception cref="HttpRequestException">Twilio is not reached, or refuses.</exception>
    public Task<IReadOnlyList<ListedText>> Since(DateTimeOffset since, CancellationToken ct) => List($"?PageSize={PageOfAll}", since, ct);

    /// <summary>The texts Twilio took from us for this recipient since then, the oldest first.</summary>
    /// <exception cref="HttpRequestException">Twilio is not reached, or refuses.</exception>
    public async Task<IReadOnlyList<ListedText>> SentSince(string from, string to, DateTimeOffset since, CancellationToken ct) =>
        [.. (await List($"?To={Uri.EscapeDataString(to)}&From={Uri.EscapeDataString(from)}&PageSize={PageOfOne}", since, ct)).Where(text => text.Direction == "outbound-api")];

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

    // The list is the newest first and has no order but that. By the time of creation and not by DateSent, which a queued text does not have yet.
    private async Task<IReadOnlyList<ListedText>> List(string query, DateTimeOffset since, CancellationToken ct)
    {
        var found = new List<ListedText>();
        var page = $"{_messages}.json{query}";
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

    private async Task<JsonDocument> Get(string path, CancellationToken ct) =>
        await JsonDocument.ParseAsync(await _http.GetStreamAsync(new Uri(path, UriKind.RelativeOrAbsolute), ct), cancellationToken: ct);
}

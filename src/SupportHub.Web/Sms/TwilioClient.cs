using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace SupportHub.Web.Sms;

/// <summary>What came of asking Twilio to send: its id for the text, or the code of its refusal.</summary>
internal readonly record struct SendOutcome(string? Sid, int? Refusal);

/// <summary>Twilio may have taken the text, or may yet.</summary>
internal sealed class OutcomeUnknown(string message, Exception? cause) : Exception(message, cause);

/// <summary>Twilio's REST API, the Messages resource of 2010-04-01: what changes something there.</summary>
internal sealed partial class TwilioClient
{
    // Too many requests; sender's queue full; two machines answering each other: each passes with time, and nothing was taken.
    private static readonly HashSet<int> s_passing = [20429, 21611, 14107, 63038];

    private readonly HttpClient _http;
    private readonly string _messages;

    public TwilioClient(HttpClient http, IOptions<TwilioOptions> options)
    {
        var account = options.Value;
        _http = http;
        _http.BaseAddress = account.BaseAddress;
        _http.Timeout = TimeSpan.FromSeconds(15);
        _http.DefaultRequestHeaders.Authorization = account.Credentials;
        _messages = account.Messages;
    }

    /// <summary>Asks for one text to be sent. There is no idempotency key: whoever asks again must first know that this one was not taken.</summary>
    /// <exception cref="HttpRequestException">Surely not taken: not reached, or refused for a cause that time may change (429, wrong credentials).</exception>
    /// <exception cref="OutcomeUnknown">It may have been taken, now or in a moment: the answer is missing, cut, or 5xx.</exception>
    public async Task<SendOutcome> Send(string from, string to, string body, Uri? statusCallback, CancellationToken ct)
    {
        List<KeyValuePair<string, string>> fields = [new("To", to), new("From", from), new("Body", body)];
        if (statusCallback is not null) fields.Add(new("StatusCallback", statusCallback.ToString()));
        using var form = new SeenForm(fields);
        try
        {
            using var response = await _http.PostAsync($"{_messages}.json", form, ct);
            if (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.RequestTimeout)
                throw new OutcomeUnknown($"Twilio answered {(int)response.StatusCode}.", null);
            if (response.StatusCode == HttpStatusCode.BadRequest && await ErrorCode(response, ct) is { } code && !s_passing.Contains(code))
                return new(null, code);
            response.EnsureSuccessStatusCode();
            using var created = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
            return new(created.RootElement.GetProperty("sid").GetString(), null);
        }
        catch (HttpRequestException refused) when (refused.StatusCode is not null)
        {
            throw;
        }
        catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException or JsonException or KeyNotFoundException)
        {
            // A form that was never asked for has not left this machine.
            if (!form.Left) throw new HttpRequestException("Twilio is not reached.", cut);
            throw new OutcomeUnknown($"No answer from Twilio: {cut.GetType().Name}.", cut);
        }
    }

    /// <summary>A form that remembers whether any of it was given to a connection.</summary>
    private sealed class SeenForm(IEnumerable<KeyValuePair<string, string>> fields) : FormUrlEncodedContent(fields)
    {
        public bool Left { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            Left = true;
            return base.SerializeToStreamAsync(stream, context, cancellationToken);
        }
    }

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

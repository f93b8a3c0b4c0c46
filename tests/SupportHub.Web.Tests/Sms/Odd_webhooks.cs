using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SupportHub.Domain.Conversations;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>What nobody should send comes signed all the same: the right answer, nothing lost, nothing stored that should not be, no exception.</summary>
public sealed class Odd_webhooks(Odd_webhooks.Hub hub) : IClassFixture<Odd_webhooks.Hub>, IDisposable
{
    private const string Message = "/webhooks/twilio/messages";
    private readonly TextingClient _client = new(hub);

    public void Dispose() => hub.Log.Said.ShouldNotContain(said => said.Contains("Exception", StringComparison.Ordinal));

    [Fact]
    public async Task A_text_signed_with_the_next_token_is_taken()
    {
        var form = _client.Form("after the rotation");

        (await hub.Twilio.Post(hub.Twilio.Hub!.Messages, form, signature: RequestSigner.Sign(Hub.Next, hub.Twilio.Hub!.Messages, form))).Status.ShouldBe(200);
        (await hub.Twilio.Post(hub.Twilio.Hub!.Messages, _client.Form("before it"))).Status.ShouldBe(200);

        (await _client.Received()).ShouldBe(["after the rotation", "before it"]);
    }

    [Theory]
    [InlineData("Body=caf%E9+%80+ok", "caf\uFFFD \uFFFD ok", null)]
    [InlineData("Body=half+%ED%A0%80+pair", "half \uFFFD\uFFFD\uFFFD pair", null)]
    [InlineData("Body=a%00b%00", "a\uFFFDb\uFFFD", null)]
    [InlineData("Body=caf%E9", "café", "iso-8859-1")]
    [InlineData("Body=caf%C3%A9", "café", "utf-8")]
    [InlineData("Body=caf%C3%A9", "café", "klingon")]
    [InlineData("Body=100%+sure+%zz+%", "100% sure %zz %", null)]
    [InlineData("Body", "", null)]
    [InlineData("Body=", "", null)]
    [InlineData("", "", null)]
    [InlineData("=&&=x&Body=one&Body=two", "one", null)]
    [InlineData("Body=equals=inside", "equals=inside", null)]
    public async Task However_it_is_written_the_text_arrives(string written, string arrives, string? charset)
    {
        (await Post($"{Needed}&{written}", charset)).ShouldBe(HttpStatusCode.OK);

        (await _client.Received()).ShouldBe([arrives]);
    }

    [Theory]
    [InlineData("SmsSid")]
    [InlineData("SmsMessageSid")]
    public async Task An_older_name_of_the_id_counts(string name)
    {
        var fields = $"{name}=SM{Guid.NewGuid():N}&From={Uri.EscapeDataString(_client.Number)}&To=%2B14155550199&Body=hello";

        (await Post(fields)).ShouldBe(HttpStatusCode.OK);
        (await Post(fields)).ShouldBe(HttpStatusCode.OK);

        (await _client.Received()).ShouldBe(["hello"]);
    }

    [Fact]
    public async Task Where_there_is_no_id_the_delivery_s_token_tells_a_repeat()
    {
        var fields = $"From={Uri.EscapeDataString(_client.Number)}&To=%2B14155550199&Body=hello";

        (await Post(fields, token: "e7b6ea0b-2b2a-4d1d-a0a7-8f6b6c1f9a01")).ShouldBe(HttpStatusCode.OK);
        (await Post(fields, token: "e7b6ea0b-2b2a-4d1d-a0a7-8f6b6c1f9a01")).ShouldBe(HttpStatusCode.OK);
        (await Post(fields)).ShouldBe(HttpStatusCode.BadRequest);

        (await _client.Received()).ShouldBe(["hello"]);
    }

    [Fact]
    public async Task Another_id_under_the_same_token_is_another_text()
    {
        (await Post($"{Needed}&Body=one", token: "t-1")).ShouldBe(HttpStatusCode.OK);
        (await Post($"{Needed}&Body=two", token: "t-1")).ShouldBe(HttpStatusCode.OK);

        (await _client.Received()).ShouldBe(["one", "two"]);
    }

    [Theory]
    [InlineData("MessageSid", "SM%00")]
    [InlineData("MessageSid", "two%20words")]
    [InlineData("From", "%00")]
    [InlineData("From", "%20")]
    [InlineData("To", "%0A")]
    public async Task A_needed_field_that_cannot_be_is_named_and_nothing_is_stored(string field, string value)
    {
        var fields = string.Join('&', Needed.Split('&').Where(each => !each.StartsWith(field, StringComparison.Ordinal)).Append($"{field}={value}").Append("Body=hello"));

        (await Post(fields)).ShouldBe(HttpStatusCode.BadRequest);

        (await _client.Conversation()).ShouldBeNull();
    }

    [Theory]
    [InlineData("MessageSid", 65)]
    [InlineData("From", 5000)]
    [InlineData("To", 100_000)]
    public async Task A_needed_field_of_any_length_is_refused(string field, int length)
    {
        var fields = string.Join('&', Needed.Split('&').Where(each => !each.StartsWith(field, StringComparison.Ordinal)).Append($"{field}={new string('7', length)}"));

        (await Post(fields)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_of_1600_emoji_and_one_far_longer_arrive_whole()
    {
        var emoji = string.Concat(Enumerable.Repeat("😀", 1600));
        var longer = new string('x', 60_000);

        (await Post($"{Needed}&Body={Uri.EscapeDataString(emoji)}")).ShouldBe(HttpStatusCode.OK);
        (await Post($"{Needed}&Body={longer}")).ShouldBe(HttpStatusCode.OK);

        (await _client.Received()).ShouldBe([emoji, longer]);
    }

    [Fact]
    public async Task A_picture_whose_address_cannot_be_costs_nobody_the_text()
    {
        (await Post($"{Needed}&Body=look&NumMedia=2&MediaUrl0=%00&MediaContentType0=%00&MediaUrl1=http%3A%2F%2Fa%40b%40c%2F")).ShouldBe(HttpStatusCode.OK);

        (await _client.Received()).ShouldBe(["look"]);
    }

    [Fact]
    public async Task A_signed_body_that_is_no_form_is_told_so_and_one_that_was_changed_is_refused()
    {
        var body = """{"Body":"hello"}"""u8.ToArray();
        var path = $"{Message}?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(body))}";

        (await Send(path, body, "application/json", Sign(path, ""))).ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await Send(path, [.. body, (byte)' '], "application/json", Sign(path, ""))).ShouldBe(HttpStatusCode.Forbidden);
        (await Send(Message, body, "application/json", Sign(Message, ""))).ShouldBe(HttpStatusCode.Forbidden);
        (await Send(Message, [], null, Sign(Message, ""))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("MessageStatus=delivered", HttpStatusCode.NotFound)]
    [InlineData("SmsStatus=delivered", HttpStatusCode.NotFound)]
    [InlineData("MessageStatus=a-new-word", HttpStatusCode.NoContent)]
    [InlineData("MessageStatus=", HttpStatusCode.BadRequest)]
    [InlineData("ErrorCode=30003", HttpStatusCode.BadRequest)]
    public async Task A_report_on_a_text_that_is_not_ours_is_answered_and_kept_nowhere(string form, HttpStatusCode answer)
    {
        await _client.Text("hello");
        await hub.SettledAsync();
        var before = (await _client.Shown()).Select(text => (text.MessageId, text.ErrorCode)).ToList();

        (await Post(form, path: $"/webhooks/twilio/status/{await _client.Conversation()}/{Guid.CreateVersion7()}")).ShouldBe(answer);
        (await Post(form, path: $"/webhooks/twilio/status/{Guid.CreateVersion7()}/{Guid.CreateVersion7()}")).ShouldBe(answer);

        (await _client.Shown()).Select(text => (text.MessageId, text.ErrorCode)).ShouldBe(before);
    }

    [Fact]
    public async Task A_report_with_odd_fields_moves_the_status_only_forward_and_leaves_the_rest()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        await _client.Text("hello");
        await hub.SettledAsync();
        hub.Twilio.Faults.Callbacks = CallbackMode.InOrder;
        var text = (await _client.Shown())[^1];
        var path = $"/webhooks/twilio/status/{await _client.Conversation()}/{text.MessageId}";

        (await Post($"MessageStatus=undelivered&ErrorCode={new string('9', 5000)}&MessageSid=%00{new string('x', 5000)}", path: path)).ShouldBe(HttpStatusCode.NoContent);
        (await Post("MessageStatus=queued", path: path)).ShouldBe(HttpStatusCode.NoContent);

        var after = (await _client.Shown())[^1];
        (after.Delivery, after.ErrorCode, after.ProviderId).ShouldBe((DeliveryStatus.Undelivered, null, text.ProviderId));
    }

    private string Needed => $"MessageSid=SM{Guid.NewGuid():N}&From={Uri.EscapeDataString(_client.Number)}&To=%2B14155550199";

    private Task<HttpStatusCode> Post(string form, string? charset = null, string? token = null, string path = Message) => Send(
        path, Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded" + (charset is null ? "" : $"; charset={charset}"),
        Sign(path, form, charset == "iso-8859-1"), token);

    private static async Task<HttpStatusCode> Send(Hub hub, string path, byte[] body, string? type, string signature, string? token)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        if (type is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("X-Twilio-Signature", signature);
        if (token is not null) request.Headers.Add("I-Twilio-Idempotency-Token", token);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private Task<HttpStatusCode> Send(string path, byte[] body, string? type, string signature, string? token = null) => Send(hub, path, body, type, signature, token);

    /// <summary>Signs the bytes that the fields stand for, as a sender that knows no more of them does.</summary>
    private string Sign(string path, string form, bool latin = false)
    {
        var fields = form.Split('&').Select(field => field.Split('=', 2)).Where(field => field[0].Length > 0 && field.Length == 2)
            .Select(field => (Key: field[0], Value: Encoding.Latin1.GetString(WebUtility.UrlDecodeToBytes(Encoding.ASCII.GetBytes(field[1]), 0, field[1].Length)!)))
            .Distinct().OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal)
            .SelectMany(field => Encoding.Latin1.GetBytes(field.Key).Concat((latin ? Encoding.UTF8 : Encoding.Latin1).GetBytes(field.Value)));
#pragma warning disable CA5350 // Twilio's signature is SHA-1 by its own specification.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(hub.Twilio.Options.AuthToken), Encoding.UTF8.GetBytes(HubFixture.PublicUrl + path).Concat(fields).ToArray()));
#pragma warning restore CA5350
    }

    /// <summary>A hub whose token is being rotated, with its log listened to.</summary>
    public sealed class Hub : HubFixture
    {
        public const string Next = "the-next-token";

        internal ListenedLog Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Twilio:NextAuthToken", Next);
            Log.ListenTo(builder, LogLevel.Warning);
        }
    }
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Sms;

namespace SupportHub.Web.Tests.Sms;

/// <summary>What we ask of Twilio and what the stand-in answers, each held against Twilio's own OpenAPI description by prism.</summary>
public sealed class Twilios_own_description : IAsyncLifetime
{
    private const string Ours = "+14155550199";
    private const string Theirs = "+14155550101";
    private static readonly Uri s_callback = new("https://hub.example/webhooks/twilio/status/1/2");
    private TwilioStandIn _twilio = null!;
    private PrismProxy _prism = null!;
    private HttpClient _http = null!;
    private TwilioClient _client = null!;

    private static CancellationToken Patience => TextingClient.Patience;

    private string Messages => $"/2010-04-01/Accounts/{_twilio.Options.AccountSid}/Messages";

    public async Task InitializeAsync()
    {
        _twilio = await TwilioStandIn.Start(new TwilioStandInOptions());
        _prism = await PrismProxy.Before(_twilio.Address);
        (_http, _client) = (Raw(_prism.Address), Client(_prism.Address));
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _prism.DisposeAsync();
        await _twilio.DisposeAsync();
    }

    [Fact]
    public async Task A_text_is_created_read_listed_and_deleted_as_described()
    {
        var sid = (await _client.Send(Ours, Theirs, "申請糧食券 “now” 👍", s_callback, Patience)).Sid!;
        await _twilio.Ledger.WaitFor(ledger => ledger.Find(sid)!.Status == "delivered", Patience);
        for (var more = 0; more < 60; more++)
            await _client.Send(Ours, Theirs, $"Text {more}", s_callback, Patience);

        (await Described(HttpMethod.Get, $"{Messages}/{sid}.json", HttpStatusCode.OK))["status"]!.ToString().ShouldBe("delivered");
        (await new TwilioHistory(new(), Account(_prism.Address)).SentSince(Ours, Theirs, DateTimeOffset.UtcNow.AddMinutes(-5), Patience)).Count.ShouldBe(61);
        await Described(HttpMethod.Get, $"{Messages}.json?DateSent%3E=2008-01-02&PageSize=2", HttpStatusCode.OK);
        (await _client.DeleteCopy(sid, Patience)).ShouldBe(new DeletedCopy(204, 0));
        (await _client.DeleteCopy(sid, Patience)).ShouldBe(new DeletedCopy(404, 0));
    }

    [Theory]
    [InlineData("+15005550001", 21211)]
    [InlineData("+15005550004", 21610)]
    [InlineData("+15005550009", 21614)]
    public async Task A_refusal_comes_through_as_Twilios(string to, int code) =>
        (await _client.Send(Ours, to, "Hello", s_callback, Patience)).ShouldBe(new SendOutcome(null, code));

    [Fact]
    public async Task A_text_of_a_service_is_accepted_and_redacted_as_described()
    {
        var created = await Described(HttpMethod.Post, $"{Messages}.json", HttpStatusCode.Created, new()
        {
            ["To"] = [Theirs], ["MessagingServiceSid"] = [_twilio.Options.ServiceSid], ["Body"] = ["A form"],
            ["ValidityPeriod"] = ["3600"], ["SmartEncoded"] = ["true"], ["StatusCallback"] = [s_callback.ToString()],
        });
        (created["status"]!.ToString(), created["num_segments"]!.ToString(), created["from"]).ShouldBe(("accepted", "0", null));
        var sid = created["sid"]!.ToString();
        await _twilio.Ledger.WaitFor(ledger => ledger.Find(sid)!.Status == "delivered", Patience);

        (await Described(HttpMethod.Post, $"{Messages}/{sid}.json", HttpStatusCode.OK, new() { ["Body"] = [""] }))["body"]!.ToString().ShouldBeEmpty();
        (await Described(HttpMethod.Get, $"{Messages}/{sid}.json", HttpStatusCode.OK))["num_segments"]!.ToString().ShouldBe("1");
    }

    [Fact]
    public async Task Files_of_a_text_are_listed_read_and_deleted_as_described()
    {
        var sid = _twilio.Written(Theirs, Ours, "My letter", TextMedia.Of("image/jpeg", [1]), TextMedia.Of("application/pdf", [2])).Sid;

        var files = (await Described(HttpMethod.Get, $"{Messages}/{sid}/Media.json", HttpStatusCode.OK))["media_list"]!.AsArray();
        files.Count.ShouldBe(2);
        (await Described(HttpMethod.Get, files[1]!["uri"]!.ToString(), HttpStatusCode.OK))["content_type"]!.ToString().ShouldBe("application/pdf");
        (await _client.DeleteCopy(sid, Patience)).ShouldBe(new DeletedCopy(204, 2));
        _twilio.Ledger.Find(sid).ShouldBeNull();
    }

    [Fact]
    public async Task A_scheduled_text_is_canceled_as_described_and_a_sent_one_is_not()
    {
        var asked = new Dictionary<string, string[]>
        {
            ["To"] = [Theirs], ["MessagingServiceSid"] = [_twilio.Options.ServiceSid], ["Body"] = ["Tomorrow"], ["ScheduleType"] = ["fixed"], ["SendAt"] = [$"{DateTimeOffset.UtcNow.AddHours(2):O}"],
        };
        var scheduled = await Described(HttpMethod.Post, $"{Messages}.json", HttpStatusCode.Created, asked);
        scheduled["status"]!.ToString().ShouldBe("scheduled");
        var canceled = new Dictionary<string, string[]> { ["Status"] = ["canceled"] };

        (await Described(HttpMethod.Post, $"{Messages}/{scheduled["sid"]}.json", HttpStatusCode.OK, canceled))["status"]!.ToString().ShouldBe("canceled");
        (await Described(HttpMethod.Post, $"{Messages}/{scheduled["sid"]}.json", HttpStatusCode.Conflict, canceled))["code"]!.GetValue<int>().ShouldBe(30409);
    }

    [Fact]
    public async Task Prism_flags_a_request_that_is_not_as_described()
    {
        using var response = await Ask(HttpMethod.Post, $"{Messages}.json", new() { ["To"] = [Theirs], ["From"] = [Ours], ["Body"] = ["Hello"], ["ValidityPeriod"] = ["soon"] });

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        _twilio.Ledger.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"sid":"SM1","status":"queued"}""", "sid")]
    [InlineData("""{"sid":"SM00000000000000000000000000000000","status":"flying"}""", "status")]
    [InlineData("""{"sid":"SM00000000000000000000000000000000","num_segments":1}""", "num_segments")]
    public async Task Prism_flags_an_answer_that_is_not_as_described(string answer, string field)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var wrong = builder.Build();
        wrong.MapPost("/{**any}", () => Results.Text(answer, "application/json", Encoding.UTF8, StatusCodes.Status201Created));
        await wrong.StartAsync();
        await using var prism = await PrismProxy.Before(new(wrong.Urls.First()));

        using var http = Raw(prism.Address);
        using var response = await http.PostAsync($"{Messages}.json", new FormUrlEncodedContent([new("To", Theirs), new("From", Ours), new("Body", "Hello")]));

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"{field}\"");
        await Should.ThrowAsync<OutcomeUnknown>(() => Client(prism.Address).Send(Ours, Theirs, "Hello", s_callback, Patience));
    }

    // Prism's own complaints would be 422, 500 or errors in its header; a warning is only that the description knows no refusals.
    private async Task<JsonNode> Described(HttpMethod method, string path, HttpStatusCode status, Dictionary<string, string[]>? form = null)
    {
        using var response = await Ask(method, path, form);
        var said = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, said);
        if (response.Headers.TryGetValues("sl-violations", out var violations)) string.Concat(violations).ShouldNotContain("\"Error\"");
        return JsonNode.Parse(said)!;
    }

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string path, Dictionary<string, string[]>? form)
    {
        using var request = new HttpRequestMessage(method, path);
        if (form is not null) request.Content = new FormUrlEncodedContent(form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value))));
        return await _http.SendAsync(request, Patience);
    }

    private HttpClient Raw(Uri address) => new()
    {
        BaseAddress = address,
        DefaultRequestHeaders = { Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_twilio.Options.AccountSid}:{_twilio.Options.AuthToken}"))) },
    };

    private TwilioClient Client(Uri address) => new(new HttpClient(), Account(address));

    private IOptions<TwilioOptions> Account(Uri address) =>
        Options.Create(new TwilioOptions { AccountSid = _twilio.Options.AccountSid, AuthToken = _twilio.Options.AuthToken, BaseAddress = address });
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SupportHub.StandIns.Twilio;

namespace SupportHub.Web.Tests.Sms;

/// <summary>The pretend carrier's own manners, which the hub's tests lean on.</summary>
public sealed class Standing_in_for_Twilio : IAsyncLifetime
{
    private const string Ours = "+14155550199";
    private const string Theirs = "+14155550101";
    private static readonly DateTimeOffset s_noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentQueue<(string? Token, string Status)> _calls = new();
    private Func<int, int> _answer = _ => StatusCodes.Status200OK;
    private WebApplication _hub = null!;
    private TwilioStandIn _twilio = null!;
    private HttpClient _api = null!;

    private string Messages => $"/2010-04-01/Accounts/{_twilio.Options.AccountSid}/Messages";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _hub = builder.Build();
        _hub.MapPost("/{**any}", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            _calls.Enqueue((request.Headers["I-Twilio-Idempotency-Token"], form["MessageStatus"].ToString()));
            return Results.Text("<Response/>", "text/xml", Encoding.UTF8, _answer(_calls.Count));
        });
        await _hub.StartAsync();
        _twilio = await TwilioStandIn.Start(new TwilioStandInOptions(), new HubAddress(new("https://hub.example"), new Uri(_hub.Urls.First())));
        _api = new()
        {
            BaseAddress = _twilio.Address,
            DefaultRequestHeaders = { Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_twilio.Options.AccountSid}:{_twilio.Options.AuthToken}"))) },
        };
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _twilio.DisposeAsync();
        await _hub.DisposeAsync();
    }

    [Theory]
    [InlineData("", 500, 1)]
    [InlineData("#rc=2&rp=5xx", 500, 3)]
    [InlineData("#rc=2&rp=4xx", 500, 1)]
    [InlineData("#rc=9&rp=all", 404, 6)]
    [InlineData("#rc=2&rp=all", 200, 1)]
    public async Task A_webhook_is_repeated_as_its_fragment_says_with_the_same_token(string fragment, int status, int times)
    {
        _answer = _ => status;

        await _twilio.Post($"https://hub.example/webhooks/twilio/messages{fragment}", [new("Body", "x")], "token-1");

        _calls.Select(call => call.Token).ShouldBe(Enumerable.Repeat("token-1", times));
    }

    [Fact]
    public async Task A_lost_webhook_leaves_the_text_in_the_list()
    {
        _twilio.Faults.LoseWebhooks();

        (await _twilio.TextIn(Theirs, Ours, "lost")).Reply.Status.ShouldBe(0);
        (await _twilio.TextIn(Theirs, Ours, "heard")).Reply.Status.ShouldBe(200);

        _calls.Count.ShouldBe(1);
        (await Json($"{Messages}.json?To={Uri.EscapeDataString(Ours)}"))["messages"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_first_status_is_told_in_the_answer_and_the_rest_in_callbacks()
    {
        var (byNumber, ofNumber) = await Created(("From", Ours));
        (byNumber, ofNumber).ShouldBe(("queued", "sent delivered"));
        var (byService, ofService) = await Created(("MessagingServiceSid", _twilio.Options.ServiceSid));
        (byService, ofService).ShouldBe(("accepted", "queued sending sent delivered"));
    }

    [Theory]
    [InlineData(Reception.Off, "30003")]
    [InlineData(Reception.Landline, "30006")]
    [InlineData(Reception.Filtered, "30007")]
    public async Task A_phone_that_cannot_be_reached_says_why(Reception reception, string code)
    {
        _twilio.Receptions[Theirs] = reception;

        await Created(("From", Ours));

        var text = _twilio.Ledger.Sent.Single();
        (text.Status, $"{text.ErrorCode}").ShouldBe(("undelivered", code));
    }

    [Fact]
    public async Task Late_callbacks_come_when_they_are_let_go()
    {
        _twilio.Faults.Callbacks = CallbackMode.Late;
        await Post(("From", Ours));
        await _twilio.Ledger.WaitFor(ledger => ledger.Sent is [{ Status: "delivered" }], TextingClient.Patience);
        _calls.ShouldBeEmpty();

        while (_calls.Count < 2) await _twilio.Faults.LetCallbacksGo();

        _calls.Select(call => call.Status).ShouldBe(["sent", "delivered"]);
    }

    [Fact]
    public async Task A_text_on_its_way_is_neither_deleted_nor_redacted()
    {
        _twilio.Faults.Callbacks = CallbackMode.None;
        var sid = (await Post(("From", Ours)))["sid"];

        (await _api.DeleteAsync($"{Messages}/{sid}.json")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await _api.PostAsync($"{Messages}/{sid}.json", new FormUrlEncodedContent([new("Body", "")]))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        _twilio.Ledger.Sent.Single().Body.ShouldBe("Hello");
    }

    [Fact]
    public async Task What_is_written_between_two_pages_moves_nothing()
    {
        for (var text = 0; text < 5; text++) _twilio.Written(Theirs, Ours, $"{text}");
        var first = await Json($"{Messages}.json?PageSize=2");

        _twilio.Written(Theirs, Ours, "meanwhile");
        var second = await Json(first["next_page_uri"]!.ToString());

        second["messages"]!.AsArray().Select(text => text!["body"]!.ToString()).ShouldBe(["2", "1"]);
    }

    [Fact]
    public void A_number_sends_by_segments_and_keeps_ten_hours_of_them()
    {
        var queues = new SenderQueues(segmentsPerSecond: 1);

        queues.Enter(Ours, 3, s_noon).ShouldBe(TimeSpan.Zero);
        queues.Enter(Ours, 36_000, s_noon).ShouldBe(TimeSpan.FromSeconds(3));
        queues.Enter("+16125550199", 1, s_noon).ShouldBe(TimeSpan.Zero);
        queues.Enter(Ours, 1, s_noon).ShouldBeNull();
        queues.Enter(Ours, 1, s_noon.AddHours(1)).ShouldNotBeNull();
    }

    [Fact]
    public void More_requests_in_a_second_than_allowed_are_refused()
    {
        var rate = new RequestRate(2);

        (rate.Allows(s_noon), rate.Allows(s_noon), rate.Allows(s_noon), rate.Allows(s_noon.AddSeconds(1))).ShouldBe((true, true, false, true));
    }

    [Fact]
    public void Thirty_quick_answers_between_two_numbers_are_a_loop_and_a_pause_ends_it()
    {
        var (loops, at) = (new LoopGuard(), s_noon);
        for (var turn = 0; turn <= 30; turn++, at = at.AddSeconds(2))
        {
            loops.Wrote(Ours, Theirs);
            loops.IsLoop(Ours, Theirs, at).ShouldBeFalse();
        }

        loops.IsLoop(Ours, Theirs, at).ShouldBeTrue();
        loops.IsLoop(Ours, "+14155550102", at).ShouldBeFalse();
        loops.IsLoop(Ours, Theirs, at.AddSeconds(40)).ShouldBeFalse();
    }

    private async Task<(string First, string Told)> Created((string Key, string Value) sender)
    {
        var known = _calls.Count;
        var created = await Post(sender);
        var sid = created["sid"]!.ToString();
        await _twilio.Ledger.WaitFor(ledger => ledger.Find(sid)!.Status is "delivered" or "undelivered", TextingClient.Patience);
        var steps = created["status"]!.ToString() == "accepted" ? 4 : 2;
        while (_calls.Count < known + steps) await Task.Yield();
        return (created["status"]!.ToString(), string.Join(' ', _calls.Skip(known).Select(call => call.Status)));
    }

    private async Task<JsonNode> Post((string Key, string Value) sender)
    {
        using var form = new FormUrlEncodedContent([new("To", Theirs), new("Body", "Hello"), new("StatusCallback", "https://hub.example/status"), new(sender.Key, sender.Value)]);
        using var response = await _api.PostAsync($"{Messages}.json", form);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private async Task<JsonNode> Json(string path) => JsonNode.Parse(await _api.GetStringAsync(path))!;
}

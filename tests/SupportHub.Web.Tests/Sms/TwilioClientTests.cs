using Microsoft.Extensions.Options;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Sms;

namespace SupportHub.Web.Tests.Sms;

/// <summary>The hub's client and the stand-in, over a real socket.</summary>
public sealed class TwilioClientTests : IAsyncLifetime, IDisposable
{
    private const string Ours = "+14155550199";
    private const string Theirs = "+14155550101";
    private static readonly Uri s_callback = new("https://hub.example/webhooks/twilio/status/1/2");
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
    private TwilioStandIn twilio = null!;
    private TwilioClient client = null!;

    public async Task InitializeAsync()
    {
        twilio = await TwilioStandIn.Start(new TwilioStandInOptions());
        twilio.Faults.Callbacks = CallbackMode.None;
        client = Client(twilio.Options.AuthToken);
    }

    public async Task DisposeAsync() => await twilio.DisposeAsync();

    public void Dispose() => patience.Dispose();

    [Fact]
    public async Task A_text_is_taken_and_gets_Twilios_id()
    {
        var outcome = await client.Send(Ours, Theirs, "申請糧食券 & more", s_callback, patience.Token);

        var sent = twilio.Ledger.Sent.Single();
        outcome.ShouldBe(new SendOutcome(sent.Sid, null));
        (sent.From, sent.To, sent.Body, sent.StatusCallback).ShouldBe((Ours, Theirs, "申請糧食券 & more", s_callback.ToString()));
    }

    [Theory]
    [InlineData(Ours, "+15005550001", 21211)]
    [InlineData(Ours, "+15005550002", 21612)]
    [InlineData(Ours, "+15005550003", 21408)]
    [InlineData(Ours, "+15005550004", 21610)]
    [InlineData(Ours, "+15005550009", 21614)]
    [InlineData("+15005550001", Theirs, 21212)]
    [InlineData("+15005550007", Theirs, 21606)]
    [InlineData(Ours, "BANK", 21211)]
    public async Task A_refusal_carries_Twilios_code(string from, string to, int code)
    {
        (await client.Send(from, to, "Hello", s_callback, patience.Token)).ShouldBe(new SendOutcome(null, code));

        twilio.Ledger.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Fault.ServerError, 0)]
    [InlineData(Fault.AcceptThenServerError, 1)]
    [InlineData(Fault.AcceptThenDrop, 1)]
    [InlineData(Fault.DropThenAccept, 0)]
    public async Task An_answer_that_does_not_say_leaves_the_outcome_unknown(Fault fault, int taken)
    {
        twilio.Faults.Queue(fault);

        await Should.ThrowAsync<OutcomeUnknown>(() => client.Send(Ours, Theirs, "Hello", s_callback, patience.Token));

        twilio.Ledger.Sent.Count.ShouldBe(taken);
    }

    [Fact]
    public async Task A_request_given_up_while_Twilio_had_it_leaves_the_outcome_unknown()
    {
        twilio.Faults.Queue(Fault.Timeout);
        using var given = new CancellationTokenSource();
        var sending = client.Send(Ours, Theirs, "Hello", s_callback, given.Token);
        while (twilio.Faults.Waiting == 0) await Task.Yield();

        await given.CancelAsync();

        await Should.ThrowAsync<OutcomeUnknown>(() => sending);
    }

    [Fact]
    public async Task Too_many_requests_is_surely_not_taken()
    {
        twilio.Faults.Queue(Fault.TooManyRequests);

        await Should.ThrowAsync<HttpRequestException>(() => client.Send(Ours, Theirs, "Hello", s_callback, patience.Token));
    }

    [Fact]
    public async Task A_Twilio_that_is_not_reached_has_surely_not_taken_it() =>
        await Should.ThrowAsync<HttpRequestException>(() => Client("any", new Uri("http://127.0.0.1:1")).Send(Ours, Theirs, "Hello", s_callback, patience.Token));

    [Fact]
    public async Task A_full_queue_of_the_sender_passes_with_time() =>
        await Should.ThrowAsync<HttpRequestException>(() => client.Send("+15005550008", Theirs, "Hello", s_callback, patience.Token));

    [Fact]
    public async Task A_wrong_token_is_no_refusal_of_the_text() =>
        await Should.ThrowAsync<HttpRequestException>(() => Client("wrong").Send(Ours, Theirs, "Hello", s_callback, patience.Token));

    [Fact]
    public async Task What_was_sent_is_listed_oldest_first_over_all_pages_and_only_for_that_recipient()
    {
        for (var i = 0; i < 60; i++)
            await client.Send(Ours, Theirs, $"Text {i}", s_callback, patience.Token);
        await client.Send(Ours, "+14155550102", "Elsewhere", s_callback, patience.Token);

        var history = new TwilioHistory(new(), Options.Create(Account(twilio.Options.AuthToken)));
        var since = await history.SentSince(Ours, Theirs, DateTimeOffset.UtcNow.AddMinutes(-5), patience.Token);
        since.Select(text => text.Body).ShouldBe(Enumerable.Range(0, 60).Select(i => $"Text {i}"));
        (await history.SentSince(Ours, Theirs, DateTimeOffset.UtcNow.AddMinutes(5), patience.Token)).ShouldBeEmpty();
    }

    private TwilioClient Client(string token, Uri? address = null) => new(new HttpClient(), Options.Create(Account(token, address)));

    private TwilioOptions Account(string token, Uri? address = null) =>
        new() { AccountSid = twilio.Options.AccountSid, AuthToken = token, BaseAddress = address ?? twilio.Address };
}

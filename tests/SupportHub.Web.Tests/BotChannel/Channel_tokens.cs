using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SupportHub.StandIns.BotChannel;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.BotChannel;

/// <summary>Who is let in, and who is not: never with a 500, and no token is written down.</summary>
public sealed class Channel_tokens(Channel_tokens.ListenedHub hub) : IClassFixture<Channel_tokens.ListenedHub>
{
    private static readonly IssuerKey s_rogue = new("first", [ChannelStandIn.ChannelId]);
    private static int s_talks;

    private ChannelStandIn Channel => hub.Channel;

    private JsonObject Claims => Channel.Claims(hub.Clock.GetUtcNow());

    [Theory]
    [InlineData("expired two minutes ago")]
    [InlineData("good in two minutes")]
    [InlineData("good")]
    [InlineData("two audiences")]
    public async Task A_channels_own_token_is_taken_with_five_minutes_between_the_clocks(string token) =>
        (await Bring(Made(token))).Status.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("none")]
    [InlineData("empty")]
    [InlineData("no token at all")]
    [InlineData("three words. like. a token")]
    [InlineData("a thousand dots")]
    [InlineData("signed by a stranger's key")]
    [InlineData("signed with the public key")]
    [InlineData("not signed")]
    [InlineData("signature cut off")]
    [InlineData("claims changed")]
    [InlineData("an unknown key")]
    [InlineData("another bot's")]
    [InlineData("another issuer's")]
    [InlineData("the emulator's issuer")]
    [InlineData("expired ten minutes ago")]
    [InlineData("good in ten minutes")]
    [InlineData("never ends")]
    [InlineData("an end in words")]
    public async Task A_forged_expired_or_foreign_token_is_401(string token) => Refused(await Bring(Made(token)), HttpStatusCode.Unauthorized, "Unauthorized");

    [Theory]
    [InlineData("no service url")]
    [InlineData("another service url")]
    [InlineData("a channel without endorsement")]
    [InlineData("a key that is endorsed for nobody")]
    public async Task A_good_token_that_does_not_cover_the_activity_is_403(string token) => Refused(await Bring(Made(token)), HttpStatusCode.Forbidden, "Forbidden");

    [Theory]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("https://evil.example/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public async Task An_address_that_is_not_on_the_list_is_never_called(string serviceUrl)
    {
        var claims = Claims;
        claims["serviceurl"] = serviceUrl;
        var activity = Message();
        activity["serviceUrl"] = serviceUrl;
        Refused(await Channel.Bring(activity.ToJsonString(), Channel.Keys[0].Sign(claims)), HttpStatusCode.Forbidden, "Forbidden");
    }

    [Fact]
    public async Task A_new_key_is_learned_and_made_up_ones_do_not_make_us_ask_again_and_again()
    {
        (await Bring(Made("good"))).Status.ShouldBe(HttpStatusCode.OK);
        var read = Channel.KeysRead;
        for (var i = 0; i < 20; i++) (await Bring(Channel.Keys[0].Sign(Claims, kid: $"made-up-{i}"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (Channel.KeysRead - read).ShouldBeLessThanOrEqualTo(1);

        var next = new IssuerKey("next", [ChannelStandIn.ChannelId]);
        Channel.Keys.Add(next);
        hub.Clock.Advance(TimeSpan.FromMinutes(5));
        (await Bring(next.Sign(Claims))).Status.ShouldBe(HttpStatusCode.OK);
        (await Bring(Made("good"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Our_own_token_is_asked_for_once_and_again_when_a_channel_no_longer_takes_it()
    {
        await hub.Write("tokens", "i lost my ebt card");
        await hub.Write("tokens", "thanks");
        var given = Channel.TokensGiven;
        given.ShouldBe(1);

        Channel.Faults.Enqueue(HttpStatusCode.Unauthorized);
        Channel.Faults.Enqueue(HttpStatusCode.Unauthorized);
        await hub.Write("tokens", "thanks a lot");
        await Channel.Until(posted => posted.Count(activity => activity is { Conversation: "tokens", Type: "message" }) > 3, TextingClient.Patience);
        Channel.TokensGiven.ShouldBeGreaterThan(given);
    }

    [Fact]
    public async Task No_token_and_no_word_is_written_down()
    {
        var good = Made("good")!;
        await hub.Write("log", "zebrawords");
        await Bring(good);
        await Bring(Made("signed by a stranger's key"));
        await Bring(Made("claims changed"));

        hub.Said.ShouldContain(line => line.Contains("Activity taken", StringComparison.Ordinal));
        hub.Said.Where(line => line.Contains("zebra", StringComparison.Ordinal) || line.Contains("eyJ", StringComparison.Ordinal) || line.Contains(ChannelStandIn.BotToken, StringComparison.Ordinal)
            || line.Contains(ChannelStandIn.AppPassword, StringComparison.Ordinal) || line.Contains(good[^40..], StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private Task<(HttpStatusCode Status, string Body)> Bring(string? token) => Channel.Bring(Message().ToJsonString(), token);

    private JsonObject Message() => Channel.Activity("message", $"token-{Interlocked.Increment(ref s_talks)}", new() { ["text"] = "hello" });

    private static void Refused((HttpStatusCode Status, string Body) answer, HttpStatusCode status, string code)
    {
        answer.Status.ShouldBe(status);
        var error = JsonNode.Parse(answer.Body)!["error"]!;
        ((string)error["code"]!).ShouldBe(code);
        ((string)error["message"]!).ShouldNotBeEmpty();
    }

    private string? Made(string token)
    {
        var (key, now) = (Channel.Keys[0], hub.Clock.GetUtcNow());
        return token switch
        {
            "good" => key.Sign(Claims),
            "two audiences" => With("aud", new JsonArray("other", ChannelStandIn.AppId)),
            "expired two minutes ago" => With("exp", now.AddMinutes(-2).ToUnixTimeSeconds()),
            "expired ten minutes ago" => With("exp", now.AddMinutes(-10).ToUnixTimeSeconds()),
            "good in two minutes" => With("nbf", now.AddMinutes(2).ToUnixTimeSeconds()),
            "good in ten minutes" => With("nbf", now.AddMinutes(10).ToUnixTimeSeconds()),
            "never ends" => With("exp", null),
            "an end in words" => With("exp", "tomorrow"),
            "another bot's" => With("aud", "00000000-0000-0000-0000-000000000000"),
            "another issuer's" => With("iss", "https://login.example"),
            "the emulator's issuer" => With("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
            "no service url" => With("serviceurl", null),
            "another service url" => With("serviceurl", "https://smba.trafficmanager.net/"),
            "none" => null,
            "empty" => "",
            "no token at all" => "hello",
            "a thousand dots" => new string('.', 1000),
            "three words. like. a token" => "three.words.here",
            "signed by a stranger's key" => s_rogue.Sign(Claims),
            "signed with the public key" => key.SignWithPublicKey(Claims),
            "not signed" => IssuerKey.Unsigned(Claims),
            "signature cut off" => key.Sign(Claims)[..^20],
            "claims changed" => Changed(key.Sign(Claims)),
            "an unknown key" => key.Sign(Claims, kid: "unknown"),
            "a channel without endorsement" => Endorsed("other", ["another"]).Sign(Claims),
            "a key that is endorsed for nobody" => Endorsed("silent", null).Sign(Claims),
            _ => throw new ArgumentOutOfRangeException(nameof(token), token, null),
        };
    }

    private string With(string claim, JsonNode? value)
    {
        var claims = Claims;
        claims.Remove(claim);
        if (value is not null) claims[claim] = value;
        return Channel.Keys[0].Sign(claims);
    }

    /// <summary>Another published key, which the hub has time to learn of.</summary>
    private IssuerKey Endorsed(string id, string[]? channels)
    {
        var key = new IssuerKey(id, channels);
        Channel.Keys.Add(key);
        hub.Clock.Advance(TimeSpan.FromMinutes(5));
        return key;
    }

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = parts[1].ToCharArray();
        claims[10] = claims[10] == 'A' ? 'B' : 'A';
        return $"{parts[0]}.{new string(claims)}.{parts[2]}";
    }

    /// <summary>The hub with a listener on its log.</summary>
    public sealed class ListenedHub : ChannelHub
    {
        private readonly ListenedLog _log = new();

        public IEnumerable<string> Said => _log.Said;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            _log.ListenTo(builder, LogLevel.Debug);
        }
    }
}

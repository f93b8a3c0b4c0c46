using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;
using SupportHub.Web.WebChat;
using SupportHub.Web.WebChat.Identity;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>A site says who its visitor is. Whatever does not hold is nobody's word, and the chat goes on without it.</summary>
public sealed class Signed_visitor(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RSA _foreign = RSA.Create(2048);

    public async Task InitializeAsync() => await Open(_rsa.ExportSubjectPublicKeyInfoPem(), null);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Has_the_same_conversation_on_every_device_the_site_signs_them_in_on()
    {
        var subject = Guid.NewGuid().ToString();
        await using var phone = await ChatVisitor.Return(hub, (await Visits(Signed(subject))).Token);
        await phone.Join();
        await phone.Send("from my phone");
        await using var library = await ChatVisitor.Return(hub, (await Visits(Signed(subject))).Token);
        await using var other = await ChatVisitor.Return(hub, (await Visits(Signed("somebody else"))).Token);

        (await library.Join())!.Lines.Lines.ShouldContain(line => line.Text == "from my phone");
        (await other.Join())!.Lines.Lines.ShouldNotContain(line => line.Text == "from my phone");
    }

    [Fact]
    public async Task Is_marked_for_agents_with_the_site_s_name_and_the_subject_is_not_kept()
    {
        var subject = "case-holder-" + Guid.NewGuid();
        await using var visitor = await ChatVisitor.Return(hub, (await Visits(Signed(subject, name: "Rosa"))).Token);
        await visitor.Join();
        var conversation = (await visitor.Send("hello")).Lines!.Conversation!.Value;

        var header = await hub.Services.GetRequiredService<SupportHub.Web.Inbox.ConversationQuery>().Header(conversation, Desk.Patience);

        (header!.VerifiedBy, header.Name).ShouldBe(("Golden Plate", "Rosa"));
        await using var connection = await hub.Database.OpenConnectionAsync();
        (await connection.QuerySingleAsync<int>("SELECT count(*)::int FROM contact_addresses WHERE strpos(address, @subject) > 0", new { subject })).ShouldBe(0);
    }

    [Fact]
    public async Task Keeps_what_this_browser_said_just_now_but_not_what_somebody_said_an_hour_ago()
    {
        var (mine, theirs) = (await ChatVisitor.Visit(hub), await ChatVisitor.Visit(hub));
        await Say(mine, "said before I signed in");
        await Say(theirs, "said by whoever sat here before");
        hub.Clock.Advance(TimeSpan.FromMinutes(50));
        await Say(mine, "and once more");
        hub.Clock.Advance(TimeSpan.FromMinutes(20));

        var joined = await Seen((await Visits(Signed("a"), mine)).Token);
        var apart = await Seen((await Visits(Signed("b"), theirs)).Token);

        joined.ShouldContain("said before I signed in");
        apart.ShouldNotContain("said by whoever sat here before");
        (await Seen(mine)).ShouldNotContain("said before I signed in", "who opens the page next, signed out, is nobody we know");
        (await Seen(theirs)).ShouldContain("said by whoever sat here before");
    }

    [Fact]
    public async Task Is_not_taken_for_whoever_wrote_here_in_an_earlier_sitting_whatever_was_said_since()
    {
        var shared = await ChatVisitor.Visit(hub);
        await Say(shared, "said by another one this morning");
        hub.Clock.Advance(TimeSpan.FromHours(5));
        await Say(shared, "said just now");

        (await Seen((await Visits(Signed(Guid.NewGuid().ToString()), shared)).Token)).ShouldBeEmpty();
    }

    [Fact]
    public void Is_known_by_the_curve_of_ES256_and_by_no_other_of_its_size()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);

        SignedIdentity.IsPublicKey(_curve.ExportSubjectPublicKeyInfoPem()).ShouldBeTrue();
        SignedIdentity.IsPublicKey(other.ExportSubjectPublicKeyInfoPem()).ShouldBeFalse();
    }

    // "RSA" stands in the letters of this key.
    [Fact]
    public void Is_known_by_a_curve_whose_letters_name_another_kind() => SignedIdentity.IsPublicKey("""
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgsm38hvGTe/nA44HjepA+eF2h4Q2
        lNeQ58zXdz2WIl++oUB1ZG1DDnz7EGFGNx3RSAZFTU604AmPZ6NkEb4hFg==
        -----END PUBLIC KEY-----
        """).ShouldBeTrue();

    [Fact]
    public async Task Goes_on_in_the_conversation_they_have_open_and_nobody_s_turn_is_lost()
    {
        var subject = Guid.NewGuid().ToString();
        await Say((await Visits(Signed(subject))).Token, "the first device");
        var browser = await ChatVisitor.Visit(hub);
        await Say(browser, "I want to talk to a person", "person");
        await hub.SettledAsync(Desk.Patience);

        await using var known = await ChatVisitor.Return(hub, (await Visits(Signed(subject), browser)).Token);
        var joined = (await known.Join())!;

        joined.Lines.Lines.ShouldContain(line => line.Text == "the first device");
        joined.State.Holder.ShouldBe("agents");
        await using var connection = await hub.Database.OpenConnectionAsync();
        (await connection.QuerySingleAsync<int>("""
            SELECT count(DISTINCT e.xmin::text)::int FROM mt_events e
            WHERE (e.type = 'conversation_continued' AND e.data ->> 'In' = @goesOn) OR (e.type = 'conversation_handed_off' AND e.stream_id = @goesOn::uuid)
            """, new { goesOn = joined.Lines.Conversation.ToString() })).ShouldBe(1, "the wait moves in the transaction that ends the other one");
    }

    [Fact]
    public async Task Opens_nothing_here_whose_key_would_stay_on_the_phone()
    {
        await hub.Services.GetRequiredService<HubNumbers>().Save(new(TextingClient.HubNumber, "calfresh", "CA", Language.English), null, default);
        var signed = (await Visits(Signed("me"))).Token;
        var phone = CodeVisitor.NewPhone();
        (await new CodeVisitor(hub, signed, phone).Ask("move")).Ok.ShouldBeTrue();

        (await new CodeVisitor(hub, signed, phone).Ask("open")).Ok.ShouldBeFalse();
    }

    public static TheoryData<string> Lies => ["alg none", "another site's", "expired", "no end", "ends too late", "not yet", "no subject", "foreign key", "changed", "huge", "words", "the public key as a secret"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Is_an_unknown_one_where_the_token_does_not_hold(string lie)
    {
        (await Visits(Signed("me"))).Signed.ShouldBeTrue("a token that holds is believed");

        var visit = await Visits(Lie(lie));

        visit.Signed.ShouldBeFalse();
        await using var visitor = await ChatVisitor.Return(hub, visit.Token);
        (await visitor.Join()).ShouldNotBeNull().Lines.Lines.ShouldBeEmpty();
        (await visitor.Send("the chat goes on")).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Is_known_by_a_curve_or_by_a_secret_that_is_kept_encrypted_too()
    {
        await Open(_curve.ExportSubjectPublicKeyInfoPem(), null);
        (await Visits(Token("me", new ECDsaSecurityKey(_curve), SecurityAlgorithms.EcdsaSha256))).Signed.ShouldBeTrue();
        (await Visits(Signed("me"))).Signed.ShouldBeFalse("the record has another key now");

        var (secret, kept) = hub.Services.GetRequiredService<SignedIdentity>().NewSecret();
        await Open(null, kept);
        kept.ShouldNotContain(secret);
        (await Visits(Token("me", new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)), SecurityAlgorithms.HmacSha256))).Signed.ShouldBeTrue();
        (await Visits(Token("me", new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256))).Signed.ShouldBeFalse();
    }

    [Fact]
    public async Task Holds_a_ticket_of_one_site_for_a_day()
    {
        var ticket = (await Visits(Signed("me"))).Token;
        await using var forged = await ChatVisitor.Return(hub, ticket[..^4] + "AAAA");
        (await forged.Join()).ShouldBeNull();
        await Seen(ticket);

        hub.Clock.Advance(TimeSpan.FromHours(25));

        await using var late = await ChatVisitor.Return(hub, ticket);
        (await late.Join()).ShouldBeNull();
    }

    private Task Open(string? key, string? secret) => hub.Services.GetRequiredService<Sites>().Save(
        new(Guid.CreateVersion7(), ChatVisitor.Site, "Golden Plate", [ChatVisitor.Origin], null, "CA", Language.English, null) { IdentityKey = key, IdentitySecret = secret }, default);

    private async Task<Visit> Visits(string identity, string? token = null)
    {
        using var http = hub.CreateClient();
        var answer = await http.PostAsJsonAsync("/api/chat/visits", new VisitRequest(ChatVisitor.Site, "en", identity, token));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<Visit>())!;
    }

    private async Task Say(string token, string text, string? choice = null)
    {
        await using var visitor = await ChatVisitor.Return(hub, token);
        await visitor.Join();
        (await visitor.Send(text, choice: choice)).Ok.ShouldBeTrue();
    }

    private async Task<IReadOnlyList<string>> Seen(string token)
    {
        await using var visitor = await ChatVisitor.Return(hub, token);
        return [.. (await visitor.Join()).ShouldNotBeNull().Lines.Lines.Select(line => line.Text)];
    }

    private string Signed(string subject, string? name = null) => Token(subject, new RsaSecurityKey(_rsa), SecurityAlgorithms.RsaSha256, name: name);

    private string Token(string? subject, SecurityKey? key, string algorithm, string audience = ChatVisitor.Site, int begins = -1, int? ends = 60, string? name = null)
    {
        var now = hub.Clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["aud"] = audience, ["nbf"] = EpochTime.GetIntDate(now.AddMinutes(begins)) };
        if (subject is not null) claims["sub"] = subject;
        if (ends is { } minutes) claims["exp"] = EpochTime.GetIntDate(now.AddMinutes(minutes));
        if (name is not null) claims["name"] = name;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims, SigningCredentials = key is null ? null : new(key, algorithm),
        });
    }

    private string Lie(string lie)
    {
        var key = new RsaSecurityKey(_rsa);
        return lie switch
        {
            "alg none" => Token("me", null, "none"),
            "another site's" => Token("me", key, SecurityAlgorithms.RsaSha256, audience: "another"),
            "expired" => Token("me", key, SecurityAlgorithms.RsaSha256, begins: -60, ends: -2),
            "no end" => Token("me", key, SecurityAlgorithms.RsaSha256, ends: null),
            "ends too late" => Token("me", key, SecurityAlgorithms.RsaSha256, ends: 60 * 25),
            "not yet" => Token("me", key, SecurityAlgorithms.RsaSha256, begins: 5),
            "no subject" => Token(null, key, SecurityAlgorithms.RsaSha256),
            "foreign key" => Token("me", new RsaSecurityKey(_foreign), SecurityAlgorithms.RsaSha256),
            "changed" => Changed(Signed("me")),
            "huge" => Token(new string('x', 5000), key, SecurityAlgorithms.RsaSha256),
            "the public key as a secret" => Token("me", new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem())), SecurityAlgorithms.HmacSha256),
            _ => "not.a.token",
        };
    }

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var payload = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("\"me\"", "\"you\"", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.StandIns.SignalR;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Chat_under_attack(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("219-09-9999")]
    [InlineData("5077191234567890")]
    [InlineData("topic:219099999")]
    [InlineData("<b>person</b>")]
    [InlineData("person\0")]
    public async Task Keeps_no_button_value_that_the_bot_cannot_have_offered(string choice)
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();

        (await visitor.Send("a button", choice: choice)).Ok.ShouldBeFalse();

        (await visitor.Join())!.Lines.Lines.ShouldBeEmpty();
        (await visitor.Send("a button", choice: "topic:no-such-topic")).Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData("\u200B\u2060\u200D")]
    [InlineData(" \u202E\u00AD\n")]
    public async Task Takes_no_message_in_which_nothing_can_be_seen(string nothing)
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();

        (await visitor.Send(nothing)).Code.ShouldBe("empty-text");
        (await visitor.Send("👩‍👧 \u200B ok")).Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"half \\ud83d\"", "half \uFFFD")]
    [InlineData("\"\\udc00\\ud800 \\ud83d\\ude00 \\\\ud800 \\u00e9\"", "\uFFFD\uFFFD 😀 \\ud800 é")]
    public void Loses_half_a_character_and_not_the_message_it_stands_in(string sent, string arrives) => JsonSerializer.Deserialize<SendRequest>(
        $"{{\"key\":\"k\",\"text\":{sent}}}", hub.Services.GetRequiredService<IOptions<JsonHubProtocolOptions>>().Value.PayloadSerializerOptions)!.Text.ShouldBe(arrives);

    [Theory]
    [InlineData("/chat?site=%00")]
    [InlineData("/sign-in?returnUrl=%00")]
    [InlineData("/chat/plain?site=%00")]
    [InlineData("/api/chat/transcript?site=%00")]
    [InlineData("/api/chat/files/0195a1b0-0000-7000-8000-000000000001?site=demo%00")]
    public async Task Knows_no_site_whose_key_cannot_be_and_the_next_visitor_is_answered(string path)
    {
        var token = await ChatVisitor.Visit(hub);
        using var http = hub.CreateClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);

        (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var half = new StringContent("{\"site\":\"golden-plate\\u0000\",\"language\":\"\\ud800\"}", Encoding.UTF8, "application/json");
        (await http.PostAsync(new Uri("/api/chat/visits", UriKind.Relative), half)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await using var next = await ChatVisitor.New(hub);
        (await next.Join()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Hears_danger_that_was_written_just_before_a_button_was_pressed()
    {
        var (id, now) = (Guid.CreateVersion7(), hub.Clock.GetUtcNow());
        var origin = new Origin(Channel.WebChat, Guid.CreateVersion7(), "", ChatVisitor.Site, null, null, "CA", Language.English);
        var danger = new IncomingMessage(Guid.CreateVersion7(), Guid.NewGuid().ToString(), "I want to kill myself", SensitiveKinds.None, null, null);
        await hub.Store.Conversations.Update(
            id, c => [.. c.Receive(origin, danger, now), new MessageReceived(Guid.CreateVersion7(), Guid.NewGuid().ToString(), "Lost card", SensitiveKinds.None, "topic:ebt-card-lost", now)],
            new Act("contact"), Desk.Patience);
        await hub.SettledAsync(Desk.Patience);

        var turns = (await hub.Store.Conversations.Read(id, 0, Desk.Patience)).Select(e => e.Data).OfType<BotReplied>();
        turns.ShouldHaveSingleItem().Turn.Topic.ShouldBe("crisis-suicide");
    }

    [Fact]
    public async Task Is_closed_by_a_frame_that_is_far_too_long_and_opens_again()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();

        await Should.ThrowAsync<HubCallException>(() => visitor.Send(new string('x', 1024 * 1024)));

        await using var again = await ChatVisitor.Return(hub, visitor.Token);
        (await again.Join()).ShouldNotBeNull().Lines.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Join", "null")]
    [InlineData("Join", "{\"token\":5}")]
    [InlineData("Join", "{\"conversation\":\"not an id\"}")]
    [InlineData("Send", "null")]
    [InlineData("Send", "{\"text\":[]}")]
    [InlineData("SetLanguage", "{\"language\":\"xx\"}")]
    [InlineData("NoSuchMethod", "{}")]
    public async Task Survives_what_no_page_of_ours_would_say(string method, string argument)
    {
        await using var stranger = await HubClient.Connect(new Uri(hub.Address, "/hubs/chat"));
        try
        {
            await stranger.Invoke(method, [System.Text.Json.JsonDocument.Parse(argument).RootElement]);
        }
        catch (HubCallException refused)
        {
            refused.Message.ShouldNotContain("   at ");
            refused.Message.ShouldNotContain("Npgsql");
        }
        await using var visitor = await ChatVisitor.New(hub);
        (await visitor.Join()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Masks_what_must_not_be_kept_in_every_table()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        (await visitor.Send("ssn 219-09-8812, card 5077 1912 3456 8812, pin 8812")).Ok.ShouldBeTrue();
        await hub.SettledAsync(Desk.Patience);

        (await Kept("219-09-8812")).ShouldBeEmpty();
        (await Kept("3456 8812")).ShouldBeEmpty();
        (await Kept("pin 8812")).ShouldBeEmpty();
        (await Kept("pin •••")).ShouldNotBeEmpty();
    }

    /// <summary>The tables of which some row holds these words.</summary>
    private async Task<IReadOnlyList<string>> Kept(string words)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        var found = new List<string>();
        foreach (var table in await connection.QueryAsync<string>("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"))
            if (await connection.ExecuteScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM {table} t WHERE strpos(t::text, @words) > 0)", new { words })) found.Add(table);
        return found;
    }
}

using Dapper;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.StandIns.SignalR;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;

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

        await Should.ThrowAsync<HubCallException>(() => visitor.Send("a button", choice: choice));

        (await visitor.Join())!.Lines.Lines.ShouldBeEmpty();
        (await visitor.Send("a button", choice: "topic:no-such-topic")).Ok.ShouldBeTrue();
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

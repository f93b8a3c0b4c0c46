using System.Net;
using System.Net.Http.Json;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Chat_token(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Shows_the_visitors_own_conversation_and_nobody_elses()
    {
        await using var one = await ChatVisitor.New(hub);
        await one.Join();
        var mine = (await one.Send("a private matter")).Lines!;
        await using var other = await ChatVisitor.New(hub);

        var seen = await other.Join(conversation: mine.Conversation, after: 0);

        seen.ShouldNotBeNull().Lines.Lines.ShouldBeEmpty();
        seen.Lines.Conversation.ShouldBeNull();
        (await one.Join())!.Lines.Lines.ShouldContain(l => l.Text == "a private matter");
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task That_we_never_gave_is_not_there(string forged)
    {
        await using var visitor = await ChatVisitor.Return(hub, forged);

        (await visitor.Join()).ShouldBeNull();
        (await visitor.Send("hello")).Code.ShouldBe("not-there");
    }

    [Fact]
    public async Task Is_needed_before_anything_is_said()
    {
        await using var stranger = await ChatVisitor.Return(hub, "");

        (await stranger.Send("hello")).Ok.ShouldBeFalse();
    }

    [Fact]
    public async Task Is_stored_as_its_hash_alone()
    {
        var token = await ChatVisitor.Visit(hub);

        await using var stored = hub.Database.CreateCommand("SELECT count(*) FROM contact_addresses WHERE address = $1");
        stored.Parameters.Add(new() { Value = token });
        (await stored.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Theory]
    [InlineData("nobody's")]
    [InlineData(null)]
    public async Task Is_given_to_nobody_on_a_site_that_is_not_ours(string? site)
    {
        using var http = hub.CreateClient();

        (await http.PostAsJsonAsync("/api/chat/visits", new VisitRequest(site, "en"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

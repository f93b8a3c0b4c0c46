using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SupportHub.StandIns.SignalR;
using SupportHub.Web.Conversations;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Chat_signals(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private Signals Desk => hub.Services.GetRequiredService<Signals>();

    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_desk_sees_that_the_client_writes_and_not_what()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        var conversation = (await visitor.Send("hello")).Lines!.Conversation!.Value;
        var heard = Channel.CreateUnbounded<Signal>();
        using var listening = Desk.Subscribe(signal => heard.Writer.TryWrite(signal));

        await visitor.Writes();
        await visitor.Writes();
        Desk.Tell(new(SignalKind.DeskRead, conversation, Position: 1));

        (await heard.Reader.ReadAsync()).ShouldBe(new(SignalKind.ClientWriting, conversation));
        // The second, a moment later, is not worth a word.
        (await heard.Reader.ReadAsync()).Kind.ShouldBe(SignalKind.DeskRead);
    }

    [Fact]
    public async Task A_visitor_without_a_conversation_writes_to_nobody()
    {
        await using var visitor = await ChatVisitor.New(hub);
        var heard = Channel.CreateUnbounded<Signal>();
        using var listening = Desk.Subscribe(signal => heard.Writer.TryWrite(signal));
        await visitor.Writes();
        await visitor.Join();

        await visitor.Writes();

        heard.Reader.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_client_sees_who_writes_and_how_far_was_read()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        var conversation = (await visitor.Send("hello")).Lines!.Conversation!.Value;
        await using var other = await ChatVisitor.New(hub);
        await other.Join();
        var others = (await other.Send("hello")).Lines!.Conversation!.Value;

        Desk.Tell(new(SignalKind.DeskWriting, others, Guid.CreateVersion7()));
        Desk.Tell(new(SignalKind.DeskRead, conversation, Position: 3));

        (await visitor.Told("Read")).Argument<ChatRead>().ShouldBe(new(conversation, 3));
        (await other.Told("Writing")).Arguments[0].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Another_node_hears_the_newest_of_each_kind()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var heard = Channel.CreateUnbounded<Signal>();
        using var node = new Signals(hub.Database, NullLogger<Signals>.Instance);
        using var listening = node.Subscribe(signal => heard.Writer.TryWrite(signal));
        await node.StartAsync(default);
        // Until it listens, nothing comes; from then on all, also what was told of others a moment ago.
        Signal? first;
        do
        {
            Desk.Tell(new(SignalKind.DeskRead, one, Position: 1));
            await Task.Yield();
        }
        while (!heard.Reader.TryRead(out first) || first.Conversation != one);
        first.ShouldBe(new(SignalKind.DeskRead, one, Position: 1));

        var agent = Guid.CreateVersion7();
        Desk.Tell(new(SignalKind.DeskWriting, two, agent));

        await foreach (var signal in heard.Reader.ReadAllAsync())
        {
            if (signal.Conversation != two) continue;
            signal.ShouldBe(new(SignalKind.DeskWriting, two, agent));
            break;
        }
        await node.StopAsync(default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9 0197f3c0a0007000800000000000abcd  0")]
    [InlineData("1 not-an-id  0")]
    public void What_a_later_release_says_is_passed_over(string line) => Signal.Parse(line).ShouldBeNull();

    [Fact]
    public async Task A_page_from_before_the_last_deploy_is_told_so_and_served_all_the_same()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        await visitor.Send("hello");
        await using var page = await HubClient.Connect(new Uri(hub.Address, "/hubs/chat"));

        var joined = await page.Invoke<Joined>("Join", new { visitor.Token, ChatVisitor.Site, language = "en", after = 0, waiting = Array.Empty<string>() });

        joined.Outdated.ShouldBeTrue();
        joined.Lines.Lines.ShouldContain(line => line.Text == "hello");
        (await visitor.Join())!.Outdated.ShouldBeFalse();
    }
}

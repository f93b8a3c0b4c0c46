using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Chat_conversation(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private static readonly Guid s_agent = Guid.CreateVersion7();

    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Begins_with_the_first_message_and_not_before()
    {
        await using var visitor = await ChatVisitor.New(hub);
        var joined = await visitor.Join();
        joined.ShouldNotBeNull().Lines.Conversation.ShouldBeNull();
        joined.State.Holder.ShouldBe("bot");

        var answer = await visitor.Send("I lost my card");

        answer.Ok.ShouldBeTrue();
        var line = answer.Lines!.Lines.ShouldHaveSingleItem();
        (line.From, line.Text, line.Position).ShouldBe(("you", "I lost my card", answer.Lines.Position));
        (await hub.Store.Conversations.Load(answer.Lines.Conversation!.Value, default))!.State.HubAddress.ShouldBe(ChatVisitor.Site);
    }

    [Fact]
    public async Task Is_found_again_and_tells_what_came_after_a_position()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        var first = (await visitor.Send("one")).Lines!;
        var second = (await visitor.Send("two")).Lines!;

        await using var later = await ChatVisitor.Return(hub, visitor.Token);

        (await later.Join()).ShouldNotBeNull().Lines.Lines.Where(l => l.From == "you").Select(l => l.Text).ShouldBe(["one", "two"]);
        var after = (await later.Join(conversation: first.Conversation, after: first.Position))!.Lines;
        after.Lines.Where(l => l.From == "you").Select(l => l.Text).ShouldBe(["two"]);
        after.Position.ShouldBeGreaterThanOrEqualTo(second.Position);
    }

    [Fact]
    public async Task Takes_the_same_key_once()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        var key = ChatVisitor.NewKey();
        var first = (await visitor.Send("only once", key)).Lines!;

        var again = (await visitor.Send("only once", key)).Lines!;

        again.Lines.Single().Id.ShouldBe(first.Lines.Single().Id);
        var all = (await visitor.Join(waiting: key))!.Lines.Lines.Where(l => l.From == "you");
        all.ShouldHaveSingleItem().Key.ShouldBe(key);
    }

    [Fact]
    public async Task Does_not_take_another_visitors_key_for_the_same()
    {
        await using var one = await ChatVisitor.New(hub);
        await using var other = await ChatVisitor.New(hub);
        await one.Join();
        await other.Join();
        var key = ChatVisitor.NewKey();
        var ones = (await one.Send("mine", key)).Lines!;

        var others = (await other.Send("also mine", key)).Lines!;

        others.Conversation.ShouldNotBe(ones.Conversation);
        others.Lines.Single().Text.ShouldBe("also mine");
    }

    [Fact]
    public async Task Is_seen_live_on_every_page_of_the_visitor_even_one_opened_before_it_began()
    {
        await using var here = await ChatVisitor.New(hub);
        await using var there = await ChatVisitor.Return(hub, here.Token);
        await here.Join();
        await there.Join();

        var key = ChatVisitor.NewKey();
        await here.Send("hello", key);

        (await there.Hears(l => l.From == "you")).Key.ShouldBe(key);
    }

    [Fact]
    public async Task Hears_the_agent_by_first_name_and_never_a_note()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        var conversation = (await visitor.Send("hello")).Lines!.Conversation!.Value;
        await using (var staff = hub.Database.CreateCommand("""
            INSERT INTO "AspNetUsers" ("Id", "DisplayName", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            VALUES ($1, 'Maria Lopez', true, false, false, true, 0)
            """))
        {
            staff.Parameters.Add(new() { Value = s_agent });
            await staff.ExecuteNonQueryAsync();
        }

        await Say(conversation, c => c.AddNote(Guid.CreateVersion7(), s_agent, "a secret note", hub.Clock.GetUtcNow()));
        await Say(conversation, c => c.Reply(Guid.CreateVersion7(), s_agent, "This is **Maria**", false, hub.Clock.GetUtcNow()));

        var line = await visitor.Hears(l => l.From == "agent");
        (line.Name, line.Text).ShouldBe(("Maria", "This is **Maria**"));
        await using var reload = await ChatVisitor.Return(hub, visitor.Token);
        var everything = (await reload.Join())!.Lines.Lines;
        everything.ShouldContain(l => l.Text == "This is **Maria**");
        everything.ShouldNotContain(l => l.Text.Contains("secret"));
    }

    [Fact]
    public async Task Shows_html_as_the_text_it_is()
    {
        const string hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> \u202Eabc";
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();

        (await visitor.Send(hostile)).Lines!.Lines.Single().Text.ShouldBe(hostile);
    }

    [Theory]
    [InlineData("en", "too long")]
    [InlineData("es", "demasiado largo")]
    [InlineData("yue", "太長")]
    public async Task Refuses_what_is_too_long_in_the_clients_language(string language, string words)
    {
        await using var visitor = await ChatVisitor.New(hub, language);
        await visitor.Join(language);
        (await visitor.Send(new('長', Conversation.LongestText))).Ok.ShouldBeTrue();

        var answer = await visitor.Send(new('長', Conversation.LongestText + 1));

        (answer.Ok, answer.Code).ShouldBe((false, "too-long"));
        answer.Text.ShouldNotBeNull().ShouldContain(words);
    }

    [Fact]
    public async Task Changes_language_in_the_middle()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        var conversation = (await visitor.Send("hello")).Lines!.Conversation!.Value;

        await visitor.SetLanguage("yue");

        (await visitor.Sees(s => s.Language == "yue")).Language.ShouldBe("yue");
        (await hub.Store.Conversations.Load(conversation, default))!.State.Language.ShouldBe(Domain.Languages.Language.Cantonese);
    }

    [Fact]
    public async Task Refuses_a_key_that_is_none()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();

        var refused = await visitor.Send("hello", "%");

        (refused.Ok, refused.Code).ShouldBe((false, "malformed"));
    }

    private Task<Updated<Conversation>> Say(Guid conversation, Func<Conversation, Domain.Decision<ConversationEvent>> decide) =>
        hub.Store.Conversations.Update(conversation, decide, new Act("system"), default);
}

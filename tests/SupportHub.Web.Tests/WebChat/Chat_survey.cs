using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Chat_survey(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private static readonly Guid s_agent = Guid.CreateVersion7();

    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("en", "Did the help desk solve your problem?", "How easy was it")]
    [InlineData("es", "¿Le resolvimos su problema?", "¿Qué tan fácil")]
    [InlineData("yue", "諮詢台有冇幫您解決到問題", "容唔容易")]
    public async Task Is_asked_in_the_clients_language_when_a_persons_help_is_over(string language, string first, string second)
    {
        await using var visitor = await ChatVisitor.New(hub, language);
        var conversation = await Helped(visitor, language);

        var asked = (await visitor.Sees(state => state.Survey is not null)).Survey!;
        (asked.Step, asked.Question).ShouldBe(("solved", asked.Question));
        asked.Question.ShouldContain(first);
        await visitor.Rate("solved", asked.Choices[1].Value);
        var next = (await visitor.Sees(state => state.Survey is { Step: "ease" })).Survey!;
        next.Question.ShouldContain(second);
        await visitor.Rate("ease", next.Choices[0].Value);
        await visitor.Sees(state => state.Survey is { Step: "words" });
        await visitor.Rate("words", "call me on my card 5077 1912 3456 7890");
        await visitor.Sees(state => state.Survey is { Step: "thanks" });

        var said = (await hub.Store.Conversations.Load(conversation, default))!.State.Rating;
        (said.Verdict, said.Ease).ShouldBe((HelpVerdict.Partly, HelpEase.Easy));
        said.Words.ShouldNotBeNull().ShouldNotContain("3456");
    }

    [Fact]
    public async Task Is_answered_once_and_by_nothing_that_was_not_offered()
    {
        await using var visitor = await ChatVisitor.New(hub);
        var conversation = await Helped(visitor, "en");
        await visitor.Sees(state => state.Survey is not null);

        await visitor.Rate("ease", "Easy");
        await visitor.Rate("solved", "7");
        await visitor.Rate("solved", "Never");
        await visitor.Rate(null, null);
        await visitor.Rate("solved", "Solved");
        await visitor.Rate("solved", "NotSolved");

        (await hub.Store.Conversations.Load(conversation, default))!.State.Rating.ShouldBe(new(HelpVerdict.Solved, null, null));
        await using var stranger = await ChatVisitor.New(hub);
        await stranger.Join();
        await stranger.Rate("ease", "Easy");
        (await hub.Store.Conversations.Load(conversation, default))!.State.Rating.Ease.ShouldBeNull();
    }

    private async Task<Guid> Helped(ChatVisitor visitor, string language)
    {
        await visitor.Join(language);
        var conversation = (await visitor.Send("hello")).Lines!.Conversation!.Value;
        await Do(conversation, c => c.Reply(Guid.CreateVersion7(), s_agent, "Done.", false, hub.Clock.GetUtcNow()));
        await Do(conversation, c => c.Resolve(s_agent, hub.Clock.GetUtcNow()));
        return conversation;
    }

    private Task<Updated<Conversation>> Do(Guid conversation, Func<Conversation, Decision<ConversationEvent>> decide) =>
        hub.Store.Conversations.Update(conversation, decide, new Act("system"), default);
}

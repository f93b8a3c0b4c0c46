using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Web.Conversations;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat;
using SupportHub.Web.WebChat.Waiting;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Chat_wait(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private static readonly Guid s_agent = Guid.CreateVersion7();

    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Says_the_place_in_line_as_the_desk_serves_and_follows_it()
    {
        await using var first = await ChatVisitor.New(hub);
        await using var second = await ChatVisitor.New(hub, "es");
        await Asks(first, Urgency.Routine);
        await first.SeesWait(wait => Says(wait, "You are next in line."));
        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        await Asks(second, Urgency.Routine, "es");
        await second.SeesWait(wait => Says(wait, "el número 2 en la fila"));

        await using var danger = await ChatVisitor.New(hub);
        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        var crisis = await Asks(danger, Urgency.Crisis);

        await danger.SeesWait(wait => Says(wait, "You are next in line."));
        await second.SeesWait(wait => Says(wait, "el número 3 en la fila"));
        await Do(crisis, c => c.Reply(Guid.CreateVersion7(), s_agent, "I am here.", false, hub.Clock.GetUtcNow()));
        await second.SeesWait(wait => Says(wait, "el número 2 en la fila"));
        (await danger.Join())!.State.Wait.ShouldBeNull();
    }

    [Fact]
    public async Task Who_talks_with_a_person_stands_in_no_line()
    {
        await using var visitor = await ChatVisitor.New(hub);
        var conversation = await Asks(visitor, Urgency.Routine);
        await visitor.SeesWait(wait => wait is not null);
        await Do(conversation, c => c.Reply(Guid.CreateVersion7(), s_agent, "I am here.", false, hub.Clock.GetUtcNow()));

        await visitor.Send("thank you, one more thing");

        (await visitor.Join())!.State.Wait.ShouldBeNull();
        await Leaves(conversation);
    }

    [Fact]
    public async Task Who_comes_back_after_the_help_waits_for_a_person_again()
    {
        await using var visitor = await ChatVisitor.New(hub);
        var conversation = await Asks(visitor, Urgency.Routine);
        await Do(conversation, c => c.Reply(Guid.CreateVersion7(), s_agent, "I am here.", false, hub.Clock.GetUtcNow()));
        await Leaves(conversation);

        await visitor.Send("one more thing, please");

        (await visitor.Join())!.State.Wait.ShouldNotBeNull();
        await Do(conversation, c => c.Reply(Guid.CreateVersion7(), s_agent, "Here I am again.", false, hub.Clock.GetUtcNow()));
        await visitor.Send("thank you");
        (await visitor.Join())!.State.Wait.ShouldBeNull();
        await Leaves(conversation);
    }

    [Theory]
    [InlineData("domestic-violence", true)]
    [InlineData("crisis-suicide", false)]
    public async Task A_page_that_others_may_see_is_told_so(string topic, bool watched)
    {
        await using var visitor = await ChatVisitor.New(hub);
        var conversation = await Asks(visitor, Urgency.Crisis);
        await Do(conversation, c => c.RecognizeCrisis(topic, [], hub.Clock.GetUtcNow()));

        (await visitor.Join())!.State.IsWatched.ShouldBe(watched);
        await Leaves(conversation);
    }

    [Fact]
    public async Task Says_when_people_are_back_while_nobody_is_there()
    {
        var night = new HubFixture();
        await ((IAsyncLifetime)night).InitializeAsync();
        await using (night)
        {
            await ChatVisitor.Open(night);
            night.Clock.Advance(TimeSpan.FromHours(10));
            await using var visitor = await ChatVisitor.New(night);
            await visitor.Join();
            var conversation = (await visitor.Send("hello")).Lines!.Conversation!.Value;
            await night.Store.Conversations.Update(
                conversation, _ => new ConversationHandedOff(HandoffReason.Asked, null, Urgency.Routine, night.Clock.GetUtcNow()), new Act("bot"), default);

            // Thursday, eight in the morning in Los Angeles.
            (await visitor.Sees(state => state.Wait is not null)).Wait.ShouldBe(new(null, new DateTimeOffset(2026, 3, 5, 16, 0, 0, TimeSpan.Zero)));
        }
    }

    [Fact]
    public async Task The_usual_wait_is_what_it_took_lately_to_be_answered_by_a_person()
    {
        var asked = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            await using var visitor = await ChatVisitor.New(hub);
            asked.Add(await Asks(visitor, Urgency.Routine));
        }
        hub.Clock.Advance(TimeSpan.FromMinutes(7));
        foreach (var conversation in asked) await Do(conversation, c => c.Reply(Guid.CreateVersion7(), s_agent, "I am here.", false, hub.Clock.GetUtcNow()));

        (await new UsualWait(hub.Database, hub.Services.GetRequiredService<DeskHours>(), hub.Clock).Now(default)).ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void The_usual_wait_is_the_middle_one_in_round_words_and_not_said_of_too_few()
    {
        Usual(1, 2, 3, 4).ShouldBeNull();
        Usual(30, 1, 7, 2, 400).ShouldBe(TimeSpan.FromMinutes(10));
        Usual(90, 91, 95, 96, 97).ShouldBe(TimeSpan.FromHours(2));

        static TimeSpan? Usual(params int[] minutes) => UsualWait.Of([.. minutes.Select(m => TimeSpan.FromMinutes(m))]);
    }

    // The usual wait may stand behind it, once there is enough to say it by.
    private static bool Says(ChatWait? wait, string words) => wait?.Text?.Contains(words, StringComparison.Ordinal) == true;

    private async Task<Guid> Asks(ChatVisitor visitor, Urgency urgency, string language = "en")
    {
        await visitor.Join(language);
        var conversation = (await visitor.Send("hello")).Lines!.Conversation!.Value;
        await Do(conversation, _ => new ConversationHandedOff(HandoffReason.Asked, null, urgency, hub.Clock.GetUtcNow()));
        return conversation;
    }

    // The line is one for all who wait in this hub.
    private Task<Updated<Conversation>> Leaves(Guid conversation) => Do(conversation, c => c.Resolve(s_agent, hub.Clock.GetUtcNow()));

    private Task<Updated<Conversation>> Do(Guid conversation, Func<Conversation, Decision<ConversationEvent>> decide) =>
        hub.Store.Conversations.Update(conversation, decide, new Act("system"), default);
}

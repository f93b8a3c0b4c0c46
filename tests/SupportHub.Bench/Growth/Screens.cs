using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportHub.Bench.Messages;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Store.Work;
using SupportHub.Web.Cases;
using SupportHub.Web.Inbox;
using SupportHub.Web.Insights;
using SupportHub.Web.WebChat;

namespace SupportHub.Bench.Growth;

/// <summary>What the program does all day, by its own classes.</summary>
internal sealed class Screens : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Samples _samples;

    public Screens(string connectionString, Samples samples)
    {
        _samples = samples;
        _services = new ServiceCollection().AddLogging().AddSupportHubStore(PlanLog.Explained(connectionString))
            .AddSingleton<QueueQuery>().AddSingleton<ConversationQuery>().AddSingleton<CaseQuery>().AddSingleton<CaseTimeline>()
            .AddSingleton<BoardQuery>().AddSingleton<ChatLog>().BuildServiceProvider();
    }

    /// <summary>What was promised to stay as it is.</summary>
    public IEnumerable<Screen> Promised() =>
    [
        .. Appends(),
        FeedRead(10),
        new("open a conversation", async i =>
        {
            await Get<ConversationQuery>().Header(_samples.Old[i], default);
            await Get<ConversationQuery>().Lines(_samples.Old[i], 101, default);
        }),
        .. Inbox(),
        new("case timeline, whole", i => Get<CaseTimeline>().Whole(_samples.Cases[i], default)),
        new("case, as its county sees it", async i =>
        {
            await Get<CaseQuery>().Find(_samples.Cases[i], default);
            await Get<CaseTimeline>().OfCase(_samples.Cases[i], default);
        }),
        new("twenty counties' list, waiting", i => Get<CaseQuery>().Waiting(Counties(i), 200, default)),
        new("a county's list, closed", i => Get<CaseQuery>().Closed([Desk.County(i)], 3, default)),
        new("all counties' list, closed", _ => Get<CaseQuery>().Closed(null, 100, default)),
        new("client's chat page", ChatPageAsync),
        new("board", _ => Get<BoardQuery>().Read(DateTimeOffset.UtcNow, default)),
        new("outbox, a claim", _ => Get<WorkQueue>().Claim(["send-sms"], 16, "bench", TimeSpan.FromSeconds(1), default)),
    ];

    /// <summary>Beside them: what costs one page more because an index of a hundred times the rows is a level deeper, and what is known to grow.</summary>
    public IEnumerable<Screen> Known() =>
    [
        FeedRead(1),
        new("inbox, Resolved: a search that finds nothing", i => Get<QueueQuery>().Page(new(QueueView.Resolved, "zzqx"), Desk.Agent(i), null, QueueQuery.PageSize + 1, default)),
    ];

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    private static string[] Counties(int first) => [.. Enumerable.Range(first, 20).Select(Desk.County)];

    private IEnumerable<Screen> Appends()
    {
        yield return new("a client's message: who, which conversation, append", async i =>
        {
            await Get<Contacts>().Writing(Channel.WebChat, _samples.Chats[i].Address, Language.English, DateTimeOffset.UtcNow.AddDays(-14), DateTimeOffset.UtcNow, default);
            await DeskConversations.ReceiveAsync(Get<EventStore>(), _samples.Open[i]);
        });
        yield return new("the same, of a conversation in memory", async i =>
        {
            await Get<Contacts>().Writing(Channel.WebChat, _samples.Chats[i].Address, Language.English, DateTimeOffset.UtcNow.AddDays(-14), DateTimeOffset.UtcNow, default);
            await DeskConversations.ReceiveAsync(Get<EventStore>(), _samples.Open[i]);
        });
        yield return new("a new client's first message: append", _ => DeskConversations.ReceiveAsync(Get<EventStore>(), Guid.CreateVersion7()));
    }

    private Screen FeedRead(int events)
    {
        var tail = new LogTail(Get<NpgsqlDataSource>());
        return new($"feed, {(events == 1 ? "one new event" : $"{events} new events")}", async _ => await tail.Next(default), async i =>
        {
            var appended = await Get<EventStore>().Conversations.Update(
                _samples.Open[i],
                _ => [.. Enumerable.Range(0, events).Select(_ => new NoteAdded(Guid.CreateVersion7(), Desk.Agent(1), "A note.", DateTimeOffset.UtcNow))],
                new Act("bench"), default);
            tail.StartAt(appended.Appended[0].Position - 1);
        });
    }

    private IEnumerable<Screen> Inbox()
    {
        foreach (var view in Enum.GetValues<QueueView>())
        {
            yield return new($"inbox, {view}: first page", i => PageAsync(view, i, null));
            IReadOnlyList<QueueRow> shown = [];
            yield return new($"inbox, {view}: second page", i => PageAsync(view, i, shown.Count > 0 ? shown[^1] : null), async i => shown = await PageAsync(view, i, null));
        }
        foreach (var view in new[] { QueueView.Bot, QueueView.All, QueueView.Resolved })
            yield return new($"inbox, {view}: a page in the middle of the log", i => PageAsync(view, i, new() { Id = Guid.Empty, LastAt = _samples.Middle }));
    }

    private Task<IReadOnlyList<QueueRow>> PageAsync(QueueView view, int agent, QueueRow? after) =>
        Get<QueueQuery>().Page(new(view, null), Desk.Agent(agent), after, QueueQuery.PageSize + 1, default);

    private async Task ChatPageAsync(int i)
    {
        var contact = await Get<Contacts>().Find(Channel.WebChat, _samples.Chats[i].Address, default);
        var conversation = await Get<ChatLog>().ConversationOf(contact!.Id, default);
        await Get<ChatLog>().After(conversation!.Value, 0, [], default);
        await Get<ChatStates>().Of([conversation.Value], default);
    }
}

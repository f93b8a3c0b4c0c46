using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Store.Events;
using SupportHub.Web.BotRelay;
using SupportHub.Web.Content;
using SupportHub.Web.Conversations;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Content;

/// <summary>A hub whose content folder is a copy that a test may write in, on a database that another node may share.</summary>
public class WritersHub : HubFixture
{
    private readonly Lazy<Task<string>> _database = new(TestPostgres.NewDatabaseAsync);
    private WritersHub? _first;

    public string Writers { get; } = Directory.CreateTempSubdirectory("writers-").FullName;

    /// <summary>Until it completes, a content that is not the checkout's is in training.</summary>
    public Task Training { get; set; } = Task.CompletedTask;

    public static Guid Editor { get; } = Guid.CreateVersion7();

    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(120)).Token;

    public LiveContent Live => Services.GetRequiredService<LiveContent>();

    public LiveBot Bot => Services.GetRequiredService<LiveBot>();

    /// <summary>Another node of this hub, with a content folder of its own as this one's is now.</summary>
    public async Task<WritersHub> Another(Action<WritersHub>? write = null)
    {
        var node = new WritersHub { _first = _first ?? this };
        Copy(Writers, node.Writers);
        write?.Invoke(node);
        await node.InitializeAsync();
        return node;
    }

    public override async Task InitializeAsync()
    {
        if (_first is null) Copy(Path.Combine(Checkout.Root, "bot-content"), Writers);
        // Facts were checked on a day of the content's own calendar.
        Clock.Advance(new DateTimeOffset(2026, 11, 25, 18, 0, 0, TimeSpan.Zero) - Clock.GetUtcNow());
        await base.InitializeAsync();
        await Bot.Ready.WaitAsync(Patience);
    }

    /// <summary>A writer changes a file.</summary>
    public void Write(string file, string from, string to)
    {
        var path = Path.Combine(Writers, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public async Task<PublishResult> Publish()
    {
        var result = await Services.GetRequiredService<PublishContent>().Run(Writers, Editor, Patience);
        await Bot.Look(Patience);
        return result;
    }

    /// <summary>What a new client of this node is answered when they press a topic's button, and the content version in the log.</summary>
    public async Task<(string Said, string Version)> Press(string topic)
    {
        var receipt = await Services.GetRequiredService<MessageIntake>().Receive(
            new(Channel.WebChat, Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), "demo", "Tell me", $"topic:{topic}", Language.English, State: "CA"), Patience);
        // Whichever node took the turn.
        var replied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var reading = Services.GetRequiredService<EventFeed>().Subscribe(events =>
        {
            if (events.Any(happened => happened.StreamId == receipt.ConversationId && happened.Data is BotReplied)) replied.TrySetResult();
            return Task.CompletedTask;
        });
        if ((await Store.Conversations.Load(receipt.ConversationId, Patience))!.State.Unanswered.IsEmpty) replied.TrySetResult();
        await replied.Task.WaitAsync(Patience);
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<(string, string)>("""
            SELECT string_agg(m ->> 'Text', ' '), min(e.data #>> '{Turn,ContentVersion}')
              FROM mt_events e, jsonb_array_elements(e.data -> 'Messages') m
             WHERE e.stream_id = @ConversationId AND e.type = 'bot_replied'
            """, new { receipt.ConversationId });
    }

    public async Task<IReadOnlyList<string>> Audited()
    {
        await using var connection = await Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>("SELECT concat_ws(' ', action, subject, staff_id) FROM audit WHERE action LIKE 'content-%' ORDER BY id")];
    }

    protected override Task<string> DatabaseAsync() => (_first ?? this)._database.Value;

    protected override string ContentFolder => Writers;

    // Of a content that a test wrote a little is learned: a button needs no more.
    protected override FaqEngine Train(BotContent content)
    {
        if (content.Version == Trained.Content.Version) return Trained;
        Training.Wait(Patience);
        return FaqEngine.Build(content with { Examples = [.. content.Examples.GroupBy(e => (e.Label, e.Language)).SelectMany(some => some.Take(2))], Questions = [] });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Writers, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}

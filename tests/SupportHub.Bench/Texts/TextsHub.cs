using Microsoft.Extensions.DependencyInjection;
using SupportHub.Bench.Feed;
using SupportHub.Store.Events;
using SupportHub.Store.Work;

namespace SupportHub.Bench.Texts;

/// <summary>The real hub with a thousand phones that have texted it; a person holds their conversations, or the bot does.</summary>
internal sealed class TextsHub : IAsyncDisposable
{
    private static readonly Guid s_agent = Guid.CreateVersion7();
    private readonly BenchHub _hub;
    private readonly Texting _texting;

    private TextsHub(BenchHub hub) => (_hub, _texting) = (hub, new(hub.Address, hub.Twilio.Options));

    public static async Task<TextsHub> StartAsync(string connectionString, bool heldByPeople)
    {
        var hub = new BenchHub(connectionString);
        await hub.InitializeAsync();
        var texts = new TextsHub(hub);
        await Parallel.ForEachAsync(Enumerable.Range(0, Texting.Phones), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (phone, _) => await texts._texting.PostAsync(phone));
        await hub.Services.GetRequiredService<WorkRunner>().IdleAsync(default);
        if (heldByPeople) await texts.Take();
        return texts;
    }

    public Task<Measured> RunAsync(int atOnce, TimeSpan time) => Measured.RunAsync(atOnce, time, _texting.PostAsync);

    public Task<Measured> AtRateAsync(double perSecond, TimeSpan time) => Measured.AtRateAsync(perSecond, time, _texting.PostAsync);

    /// <summary>Waits until everything that followed is done, so that the next measurement begins on a quiet machine.</summary>
    public Task QuietAsync(CancellationToken ct) => _hub.Services.GetRequiredService<WorkRunner>().IdleAsync(ct);

    public async ValueTask DisposeAsync()
    {
        _texting.Dispose();
        await _hub.DisposeAsync();
    }

    // Taken by an agent: the bot is silent from then on.
    private async Task Take()
    {
        var open = new List<Guid>();
        await using (var command = _hub.Database.CreateCommand("SELECT id FROM conversations WHERE channel = 1"))
        await using (var rows = await command.ExecuteReaderAsync())
            while (await rows.ReadAsync()) open.Add(rows.GetGuid(0));
        foreach (var conversation in open)
            await _hub.Store.Conversations.Update(conversation, c => c.Assign(s_agent, s_agent, TimeProvider.System.GetUtcNow()), new Act($"staff:{s_agent}"), default);
    }
}

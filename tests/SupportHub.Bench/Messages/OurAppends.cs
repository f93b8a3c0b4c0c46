using Npgsql;
using SupportHub.Store;
using SupportHub.Store.Events;

namespace SupportHub.Bench.Messages;

/// <summary>The store alone, without the web around it.</summary>
internal sealed class OurAppends : IAsyncDisposable
{
    private readonly LogSignal _signal = new();
    private readonly EventStore _store;

    private OurAppends(string connectionString, CommitLimits limits)
    {
        Database = StoreServices.DataSource(connectionString);
        _store = new(Database, StoreServices.CommitSource(connectionString, limits), limits, TimeProvider.System, _signal);
    }

    public NpgsqlDataSource Database { get; }

    /// <summary>Appends that arrive together commit together, as the program does it.</summary>
    public static Task<OurAppends> TogetherAsync(string connectionString) => StartAsync(new(connectionString, new()));

    /// <summary>One message a transaction, so many transactions at a time.</summary>
    public static Task<OurAppends> OneByOneAsync(string connectionString, int atOnce) =>
        StartAsync(new(connectionString, new(atOnce, LargestGroup: 1)));

    public Task<Measured> RunAsync(int writers, TimeSpan time) =>
        Measured.RunAsync(writers, time, _ => OnceAsync());

    public Task OnceAsync() => DeskConversations.ReceiveAsync(_store, DeskConversations.Id(Random.Shared.Next(1, DeskConversations.Count + 1)));

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await Database.DisposeAsync();
        _signal.Dispose();
    }

    private static async Task<OurAppends> StartAsync(OurAppends ours)
    {
        await DeskConversations.PrepareAsync(ours._store);
        return ours;
    }
}

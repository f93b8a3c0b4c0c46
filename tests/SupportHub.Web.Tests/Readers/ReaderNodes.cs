using Microsoft.Extensions.DependencyInjection;
using SupportHub.Store.Readers;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Store;

namespace SupportHub.Web.Tests.Readers;

/// <summary>Nodes of one program on one database, with readers of the test's own. They wait shortly.</summary>
internal static class ReaderNodes
{
    public static readonly ReaderTimes Short = new()
    {
        Lease = TimeSpan.FromSeconds(1.5),
        Standby = TimeSpan.FromMilliseconds(20),
        Pace = TimeSpan.FromMilliseconds(1),
        Retries = [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)],
    };

    public static async Task<StoreNode> Node(this PostgresFixture postgres, ReaderTimes times, params IReader[] readers)
    {
        var node = new StoreNode(postgres.ConnectionString, services =>
        {
            services.AddSingleton(times);
            foreach (var reader in readers) services.AddSingleton(reader);
        });
        await Notebook.Prepare(node);
        return await node.Started();
    }

    public static Task Reached(this StoreNode node, string reader, long position) =>
        node.Get<ReaderRunner>().ReachedAsync(reader, position, Patience);

    public static async Task<ReaderState> State(this StoreNode node, string reader) =>
        (await node.Get<ReaderDesk>().All(Patience)).Single(state => state.Name == reader);

    /// <summary>Asks until it is so.</summary>
    public static async Task<ReaderState> Until(this StoreNode node, string reader, Func<ReaderState, bool> so)
    {
        var patience = Patience;
        while (true)
        {
            var state = (await node.Get<ReaderDesk>().All(patience)).SingleOrDefault(state => state.Name == reader);
            if (state is not null && so(state)) return state;
            await Task.Delay(10, patience);
        }
    }

    public static Task<IReadOnlyList<long>> Log(this StoreNode node) => node.List<long>("SELECT seq_id FROM mt_events ORDER BY seq_id");

    private static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;
}

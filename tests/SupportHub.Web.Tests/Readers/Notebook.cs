using Dapper;
using Npgsql;
using SupportHub.Store.Events;
using SupportHub.Store.Readers;
using SupportHub.Web.Tests.Store;

namespace SupportHub.Web.Tests.Readers;

/// <summary>A reader that writes down every event it is handed; a second effect would be a second line.</summary>
internal sealed class Notebook(string name) : IReader
{
    public string Name => name;

    /// <summary>What happens when a line has been written and is not committed yet.</summary>
    public Func<RecordedEvent, NpgsqlTransaction, Task> Then { get; set; } = (_, _) => Task.CompletedTask;

    public static Task Prepare(StoreNode node) =>
        node.Execute("CREATE TABLE IF NOT EXISTS notebook (line bigint GENERATED ALWAYS AS IDENTITY, reader text, position bigint)");

    public static Task<IReadOnlyList<long>> Lines(StoreNode node, string name) =>
        node.List<long>("SELECT position FROM notebook WHERE reader = @name ORDER BY line", new { name });

    public async Task Handle(long after, IReadOnlyList<RecordedEvent> events, NpgsqlTransaction transaction, CancellationToken ct)
    {
        foreach (var recorded in events)
        {
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO notebook (reader, position) VALUES (@name, @Position)", new { name, recorded.Position }, transaction);
            await Then(recorded, transaction);
        }
    }
}

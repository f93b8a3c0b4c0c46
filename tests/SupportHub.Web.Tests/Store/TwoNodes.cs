using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>A stream that two nodes of the program write on one database.</summary>
public abstract class TwoNodes(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private protected StoreNode Node { get; } = new(postgres.ConnectionString);

    private protected StoreNode OtherNode { get; } = new(postgres.ConnectionString);

    protected Guid Id { get; } = Guid.CreateVersion7();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        await OtherNode.DisposeAsync();
    }
}

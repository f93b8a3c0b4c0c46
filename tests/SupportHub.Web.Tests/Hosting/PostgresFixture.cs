using Npgsql;

namespace SupportHub.Web.Tests.Hosting;

/// <summary>A migrated, empty database of its own for one test class (<c>IClassFixture&lt;PostgresFixture&gt;</c>).</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource DataSource { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await TestPostgres.NewDatabaseAsync();
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public async Task DisposeAsync() => await DataSource.DisposeAsync();
}

using Npgsql;

namespace SupportHub.Web.Tests.Hosting;

/// <summary>A database of its own for one test class (<c>IClassFixture&lt;PostgresFixture&gt;</c>).</summary>
public class PostgresFixture : IAsyncLifetime
{
    private readonly string _name = $"test_{Guid.CreateVersion7():N}";

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource DataSource { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        var server = (await TestPostgres.Shared).ConnectionString;
        await using (var admin = NpgsqlDataSource.Create(server))
        await using (var create = admin.CreateCommand($"CREATE DATABASE {_name}"))
            await create.ExecuteNonQueryAsync();
        // A class's pool is small: many databases share one server.
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = _name, MaxPoolSize = 40, ConnectionIdleLifetime = 10 }.ConnectionString;
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public virtual async Task DisposeAsync() => await DataSource.DisposeAsync();
}

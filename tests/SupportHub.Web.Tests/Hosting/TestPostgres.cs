using System.Diagnostics;
using Npgsql;
using SupportHub.Store.Embedded;
using SupportHub.Store.Migrations;

namespace SupportHub.Web.Tests.Hosting;

/// <summary>One private PostgreSQL for the whole test run, shared by every test class; durability is not its subject.</summary>
internal static class TestPostgres
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);
    // PostgreSQL copies a template only while nobody is connected to it.
    private static readonly SemaphoreSlim OneCopyAtATime = new(1);

    /// <summary>The connection string of a new database with the program's schema and no data.</summary>
    public static Task<string> NewDatabaseAsync() => NewDatabaseAsync("supporthub");

    /// <summary>The connection string of a new database with nothing in it.</summary>
    public static Task<string> EmptyDatabaseAsync() => NewDatabaseAsync("template0");

    private static async Task<string> NewDatabaseAsync(string template)
    {
        var server = await Server.Value;
        var name = $"test_{Guid.CreateVersion7():N}";
        await OneCopyAtATime.WaitAsync();
        try
        {
            // The server's own database is the migrated template.
            await using var admin = NpgsqlDataSource.Create(Database(server, "postgres"));
            await using var create = admin.CreateCommand($"CREATE DATABASE {name} TEMPLATE {template}");
            await create.ExecuteNonQueryAsync();
        }
        finally
        {
            OneCopyAtATime.Release();
        }
        return Database(server, name);
    }

    private static async Task<string> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hub-tests-").FullName;
        var server = await EmbeddedPostgres.StartAsync(folder, durable: false, CancellationToken.None);
        StopWithUs(folder);
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        await Migrator.Run(database);
        return server.ConnectionString;
    }

    // A class's pool is small: many databases share one server.
    private static string Database(string server, string name) =>
        new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 40, ConnectionIdleLifetime = 10 }.ConnectionString;

    // xunit has no end of a test run, and a test host may be killed: a shell waits for our end, however it comes, then stops and
    // removes the server. The server's first process is in postmaster.pid.
    private static void StopWithUs(string folder)
    {
        const string Wait = """
            exec </dev/null >/dev/null 2>&1
            while kill -0 "$1"; do sleep 1; done
            kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"
            sleep 1
            rm -rf "$2"
            """;
        Process.Start("setsid", ["sh", "-c", Wait, "sh", $"{Environment.ProcessId}", folder]).Dispose();
    }
}

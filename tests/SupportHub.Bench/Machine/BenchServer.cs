using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SupportHub.Store.Embedded;
using SupportHub.Store.Migrations;

namespace SupportHub.Bench.Machine;

/// <summary>A durable PostgreSQL of this run alone, in a folder that is removed at the end, also after kill -9 of us.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;
    private readonly string _folder;

    private BenchServer(EmbeddedPostgres postgres, string folder) => (_postgres, _folder) = (postgres, folder);

    /// <summary>What the server has to say, plans of statements among it.</summary>
    public string Log => Path.Combine(_folder, "postgres.log");

    /// <summary>The server's first process.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Bytes that are free where the data goes.</summary>
    public long FreeSpace => new DriveInfo(_folder).AvailableFreeSpace;

    public static async Task<BenchServer> StartAsync(string? parent, CancellationToken ct)
    {
        var folder = parent is null
            ? Directory.CreateTempSubdirectory("hub-bench-").FullName
            : Directory.CreateDirectory(Path.Combine(parent, $"hub-bench-{Environment.ProcessId}")).FullName;
        try
        {
            RemoveAfterUs(folder);
            return new(await EmbeddedPostgres.StartAsync(folder, ct), folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>A new database with the program's schema.</summary>
    public async Task<string> DatabaseAsync(string name)
    {
        await AdministerAsync($"CREATE DATABASE {name}");
        var database = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Database = name, MaxPoolSize = 40 }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(database);
        await Migrator.Run(source);
        return database;
    }

    /// <summary>Gives its space back.</summary>
    public async Task DropAsync(string name)
    {
        NpgsqlConnection.ClearAllPools();
        await AdministerAsync($"DROP DATABASE {name} (FORCE)");
    }

    public async Task AdministerAsync(string sql)
    {
        await using var admin = NpgsqlDataSource.Create(_postgres.ConnectionString);
        await using var command = admin.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // A shell waits for our end, however it comes, then stops the server, where it still runs, and removes its data.
    private static void RemoveAfterUs(string folder)
    {
        const string Wait = """
            exec </dev/null >/dev/null 2>&1
            while kill -0 "$1"; do sleep 1; done
            [ -d "$2" ] || exit
            kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"
            sleep 1
            rm -rf "$2"
            """;
        Process.Start("setsid", ["sh", "-c", Wait, "sh", $"{Environment.ProcessId}", folder]).Dispose();
    }
}

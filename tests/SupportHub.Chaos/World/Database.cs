using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Npgsql;
using SupportHub.Store.Embedded;

namespace SupportHub.Chaos.World;

/// <summary>A durable PostgreSQL of this run. Whoever stops it need not start it: its keeper does, as in the demo.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly string _folder;
    private readonly EmbeddedPostgres _server;

    private Database(string folder, EmbeddedPostgres server)
    {
        (_folder, _server) = (folder, server);
        var socket = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
        Wire = new(new UnixDomainSocketEndPoint(Path.Combine(socket, ".s.PGSQL.5432")));
    }

    /// <summary>The harness's own way, which is never cut.</summary>
    public string ConnectionString => _server.ConnectionString;

    /// <summary>The hub's way.</summary>
    public Wire Wire { get; }

    public string ConnectionStringOfHub => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Host = "127.0.0.1", Port = Wire.Port }.ConnectionString;

    public static async Task<Database> StartAsync(string folder, CancellationToken ct) => new(folder, await EmbeddedPostgres.StartAsync(folder, ct));

    /// <summary>"Fast": sessions are ended, a checkpoint is written.</summary>
    public Task StopFast() => Signal("INT");

    /// <summary>"Immediate": as a crash; the next start recovers from the log.</summary>
    public Task StopImmediately() => Signal("QUIT");

    public async ValueTask DisposeAsync()
    {
        await Wire.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
    }

    private async Task Signal(string signal)
    {
        var file = Path.Combine(_folder, "data", "postmaster.pid");
        // It is down from the last time: that is as good as stopped.
        if (!File.Exists(file)) return;
        var process = int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{process}"]) { RedirectStandardError = true })!;
        await kill.WaitForExitAsync();
    }
}

using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;
using SupportHub.Store.Embedded;
using SupportHub.Store.Migrations;

namespace SupportHub.Web.Setup;

/// <summary>The database of this run: the configured one, or in the demo a private PostgreSQL that stops with the program.</summary>
public sealed class HubDatabase : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    private readonly EmbeddedPostgres? _private;

    private HubDatabase(string connectionString, EmbeddedPostgres? @private)
    {
        ConnectionString = connectionString;
        _private = @private;
    }

    public string ConnectionString { get; }

    /// <summary>Opens and migrates the database.</summary>
    /// <exception cref="SettingsException">No database is configured, or the connection string cannot be read.</exception>
    public static async Task<HubDatabase> Open(IConfiguration configuration, CancellationToken ct)
    {
        var hub = configuration.GetSection(HubOptions.Section).Get<HubOptions>() ?? new();
        var configured = configuration.GetConnectionString("SupportHub");
        var opened = (configured, hub.Demo) switch
        {
            ({ Length: > 0 }, _) => new HubDatabase(Checked(configured), null),
            (_, true) => await OpenPrivate(hub.DataFolder ?? DefaultDataFolder, ct),
            _ => throw new SettingsException(
                "ConnectionStrings:SupportHub is missing. Set it to a PostgreSQL connection string (environment variable ConnectionStrings__SupportHub), "
                + "or set SupportHub:Demo to true to try the hub with a private database."),
        };
        try
        {
            await using var database = NpgsqlDataSource.Create(opened.ConnectionString);
            await Migrate(database, ct);
            return opened;
        }
        catch (Exception fault) when (configured is { Length: > 0 } && Unreachable(fault))
        {
            throw new SettingsException($"ConnectionStrings:SupportHub names a database that cannot be opened: {fault.Message}");
        }
    }

    /// <summary>Where the demo keeps its data unless told otherwise: a place that outlives a clone.</summary>
    public static string DefaultDataFolder => ProgramHome.Folder("demo");

    public async ValueTask DisposeAsync()
    {
        if (_private is null) return;
        NpgsqlConnection.ClearAllPools();
        await _private.DisposeAsync();
    }

    // After a power cut both start at once, and a PostgreSQL that recovers answers later than we ask.
    private static async Task Migrate(NpgsqlDataSource database, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(s_look, ct))
        {
            try
            {
                await Migrator.Run(database, ct);
                return;
            }
            catch (NpgsqlException fault) when (fault.IsTransient && waited.Elapsed < s_patience)
            {
                // Asked again.
            }
        }
    }

    private static async Task<HubDatabase> OpenPrivate(string folder, CancellationToken ct)
    {
        var started = await EmbeddedPostgres.StartAsync(folder, ct);
        return new HubDatabase(started.ConnectionString, started);
    }

    // 28: who we say we are is not believed; 3D: there is no such database.
    private static bool Unreachable(Exception fault) => fault is PostgresException refused
        ? refused.SqlState.StartsWith("28", StringComparison.Ordinal) || refused.SqlState.StartsWith("3D", StringComparison.Ordinal)
        : fault is NpgsqlException or SocketException;

    private static string Checked(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (ArgumentException unreadable)
        {
            // The text itself may hold a password: only what is wrong with it is said.
            throw new SettingsException($"ConnectionStrings:SupportHub cannot be read as a PostgreSQL connection string: {unreadable.Message}");
        }
    }
}

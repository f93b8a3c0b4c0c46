using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SupportHub.Store.Embedded;

/// <summary>
/// A private PostgreSQL of this program, for a demo, a small installation and the tests: no port, no password, reached only through a
/// socket in a folder that nobody else may enter. It survives kill -9 of us (the running server is adopted), of it (it is started
/// again) and of both (crash recovery runs).
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Name = "supporthub";
    // After kill -9 of both, a zombie or a dying backend can hold the old server's place for a moment.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);
    private readonly PostgresFolder _folder;
    private readonly PostgresInstallation _installation;
    private readonly FileStream _lock;
    private readonly bool _durable;
    private readonly CancellationTokenSource _stopping = new();
    private Task _keeping = Task.CompletedTask;

    private EmbeddedPostgres(PostgresFolder folder, PostgresInstallation installation, FileStream held, bool durable)
    {
        (_folder, _installation, _lock, _durable) = (folder, installation, held, durable);
        ConnectionString = Connection(folder.SocketFolder, Name);
    }

    /// <summary>Of the database <c>supporthub</c> in it, empty at the first start.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts, or adopts, the PostgreSQL whose data is in <paramref name="folder"/>; the first start makes it.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot run; the message says why and what to do.</exception>
    public static Task<EmbeddedPostgres> StartAsync(string folder, CancellationToken ct) => StartAsync(folder, durable: true, ct);

    /// <param name="folder">Made when absent, mode 0700. As root it then belongs to the user nobody, as whom PostgreSQL runs.</param>
    /// <param name="durable">False: commits are not forced to the disk; only for tests in which durability is not the subject.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<EmbeddedPostgres> StartAsync(string folder, bool durable, CancellationToken ct)
    {
        var places = new PostgresFolder(folder);
        await places.PrepareAsync(ct);
        var held = places.TakeLock();
        try
        {
            var installation = PostgresInstallation.Choose(PostgresInstallation.Find(), places.DataMajor, places.Root);
            var server = new EmbeddedPostgres(places, installation, held, durable);
            if (places.DataMajor is null)
                await server.MakeDataAsync(ct);
            await server.EnsureRunningAsync(ct);
            await server.MakeDatabaseAsync(ct);
            server._keeping = Task.Run(server.KeepRunningAsync, CancellationToken.None);
            return server;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server. Call it after the host has stopped and its data sources are disposed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _keeping;
        await PostgresCommand.TryAsync(_installation.Program("pg_ctl"), Stop, CancellationToken.None);
        await _lock.DisposeAsync();
        _stopping.Dispose();
    }

    // A new folder, renamed when it is whole: an interrupted first start leaves nothing that looks like data.
    private async Task MakeDataAsync(CancellationToken ct)
    {
        _folder.RemoveUnfinished();
        var unfinished = $"{_folder.Data}.new-{Guid.CreateVersion7():N}";
        string[] arguments = ["-D", unfinished, "-U", Name, "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "--data-checksums", "--no-instructions"];
        await PostgresCommand.RunAsync(_installation.Program("initdb"), _durable ? arguments : [.. arguments, "--no-sync"], ct);
        Directory.Move(unfinished, _folder.Data);
        // Without this a power cut could undo the rename while keeping what was committed in the folder.
        if (_durable)
            await PostgresCommand.RunAsync("sync", [_folder.Root], ct);
    }

    private async Task EnsureRunningAsync(CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            switch (await AskAsync(_folder.SocketFolder, ct))
            {
                case Answer.Ready:
                    return;
                // Crash recovery takes as long as it takes; a server that stops is started again afterwards.
                case Answer.NotNow:
                    await Task.Delay(s_pace, ct);
                    waited.Restart();
                    continue;
            }
            await StopElsewhereAsync(ct);
            _folder.PrepareSocketFolder();
            var (exitCode, output) = await PostgresCommand.TryAsync(_installation.Program("pg_ctl"), StartArguments(), ct);
            if (exitCode == 0)
                continue;
            if (waited.Elapsed > Patience)
                throw new EmbeddedPostgresException(
                    $"PostgreSQL does not start on {_folder.Data}: {output}{Environment.NewLine}Its log: {_folder.Log}. "
                    + "If it says that another server might be running: the process named in postmaster.pid must end first.");
            await Task.Delay(s_pace, ct);
        }
    }

    // A server on our data that listens elsewhere was started by other hands (a backup that was killed): ours must be where the pools look for it.
    private async Task StopElsewhereAsync(CancellationToken ct)
    {
        var lines = _folder.ServerFile;
        if (lines.Count > 4 && lines[4].Length > 0 && lines[4] != _folder.SocketFolder && await AskAsync(lines[4], ct) != Answer.None)
            await PostgresCommand.TryAsync(_installation.Program("pg_ctl"), Stop, ct);
    }

    // A database beside ours, without a pool: ours can be copied as a template, and nothing of us stays in it.
    private string Administration => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString;

    private string[] Stop => ["stop", "-D", _folder.Data, "-m", "fast", "-w", "-t", "60"];

    private string[] StartArguments() =>
    [
        "start", "-D", _folder.Data, "-l", _folder.Log, "-w", "-t", "600",
        "-o", $"-c listen_addresses='' -c unix_socket_directories={_folder.SocketFolder} -c unix_socket_permissions=0700 -c max_connections=200"
            + (_durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"),
    ];

    private static async Task<Answer> AskAsync(string socketFolder, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(socketFolder, ".s.PGSQL.5432")))
            return Answer.None;
        try
        {
            await using var connection = new NpgsqlConnection(Connection(socketFolder, "postgres"));
            await connection.OpenAsync(ct);
            return Answer.Ready;
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections)
        {
            return Answer.NotNow;
        }
        catch (NpgsqlException)
        {
            return Answer.None;
        }
    }

    private async Task MakeDatabaseAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Administration);
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand($"SELECT count(*) FROM pg_database WHERE datname = '{Name}'", connection);
        if (Convert.ToInt64(await exists.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) == 1)
            return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Name}", connection);
        try
        {
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException made) when (made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // The statement of a program that was killed in the middle of it was still running, and made it.
        }
    }

    // One quiet connection tells us the moment the server dies.
    private async Task KeepRunningAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await EnsureRunningAsync(_stopping.Token);
                await using var connection = new NpgsqlConnection(Administration);
                await connection.OpenAsync(_stopping.Token);
                while (true)
                    await connection.WaitAsync(_stopping.Token);
            }
            catch (Exception)
            {
                // A dead server, or one that does not start for whatever reason of the machine, is tried again for as long as we live.
                await Task.WhenAny(Task.Delay(s_pace, _stopping.Token));
            }
        }
    }

    private enum Answer
    {
        None = 0,
        NotNow = 1,
        Ready = 2,
    }

    private static string Connection(string socketFolder, string database) =>
        new NpgsqlConnectionStringBuilder { Host = socketFolder, Username = Name, Database = database, Pooling = database == Name }.ConnectionString;
}

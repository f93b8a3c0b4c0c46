using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;
using SupportHub.Store.Embedded;

namespace SupportHub.Web.Tests.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class Embedded_PostgreSQL : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"hub-{Guid.CreateVersion7():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Keeps_what_was_committed_over_a_stop_and_a_start()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(_folder, default))
            await Execute(first, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");

        await using var second = await EmbeddedPostgres.StartAsync(_folder, default);
        (await Ask<int>(second, "SELECT id FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task Listens_on_no_port_and_lets_nobody_else_into_its_folder()
    {
        await using var server = await EmbeddedPostgres.StartAsync(_folder, default);

        (await Ask<string>(server, "SHOW listen_addresses")).ShouldBe("");
        File.GetUnixFileMode(_folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await Ask<string>(server, "SHOW fsync")).ShouldBe("on");
    }

    [Theory]
    [InlineData("with a space, a comma and 中文")]
    [InlineData("long-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789")]
    public async Task Runs_in_a_folder_whose_name_is_no_socket_path(string name)
    {
        await using var server = await EmbeddedPostgres.StartAsync(Path.Combine(_folder, name), default);
        (await Ask<int>(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Refuses_a_second_program_on_the_same_data()
    {
        await using var first = await EmbeddedPostgres.StartAsync(_folder, default);

        var refused = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(_folder, default));
        refused.Message.ShouldContain("Another program already uses");
        (await Ask<int>(first, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Starts_again_after_the_server_was_killed_under_it()
    {
        await using var server = await EmbeddedPostgres.StartAsync(_folder, default);
        await Execute(server, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");
        var killed = ServerId();

        Kill(killed);

        (await Eventually(() => Ask<int>(server, "SELECT id FROM kept"))).ShouldBe(7);
        ServerId().ShouldNotBe(killed);
    }

    [Fact]
    public async Task Recovers_when_the_server_was_killed_and_nobody_was_there()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(_folder, default))
            await Execute(first, "CREATE TABLE kept (id int)");
        await StartByHand(_folder);
        Kill(ServerId());

        await using var second = await EmbeddedPostgres.StartAsync(_folder, default);
        (await Ask<long>(second, "SELECT count(*) FROM kept")).ShouldBe(0);
    }

    [Fact]
    public async Task Adopts_a_server_left_running_by_a_killed_program()
    {
        await using (await EmbeddedPostgres.StartAsync(_folder, default)) { }
        await StartByHand(_folder);
        var left = ServerId();

        await using (var adopted = await EmbeddedPostgres.StartAsync(_folder, default))
        {
            (await Ask<int>(adopted, "SELECT 1")).ShouldBe(1);
            ServerId().ShouldBe(left);
        }
        File.Exists(Path.Combine(_folder, "data", "postmaster.pid")).ShouldBeFalse("an adopted server is stopped like our own");
    }

    [Fact]
    public async Task Takes_over_a_server_that_other_hands_left_listening_elsewhere()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(_folder, default))
            await Execute(first, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");
        var elsewhere = Directory.CreateTempSubdirectory("hub-elsewhere-").FullName;
        PostgresCommand.GiveAway(elsewhere);
        await StartByHand(elsewhere);
        var left = ServerId();

        await using var server = await EmbeddedPostgres.StartAsync(_folder, default);

        ServerId().ShouldNotBe(left);
        server.ConnectionString.ShouldContain(_folder);
        (await Ask<int>(server, "SELECT id FROM kept")).ShouldBe(7);
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public async Task Waits_for_a_server_that_is_still_in_recovery_when_the_program_that_started_it_was_killed()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(_folder, default))
            await Execute(first, "CREATE TABLE kept AS SELECT generate_series(1, 300000) AS id");
        await StartByHand(_folder);
        await using (var busy = NpgsqlDataSource.Create($"Host={_folder};Username=supporthub;Database=supporthub;Pooling=false"))
        await using (var write = busy.CreateCommand("UPDATE kept SET id = id + 1"))
            await write.ExecuteNonQueryAsync();
        Kill(ServerId());
        var starting = StartByHand(_folder, wait: false);

        await using var server = await EmbeddedPostgres.StartAsync(_folder, default);

        await starting;
        (await Ask<long>(server, "SELECT max(id)::bigint FROM kept")).ShouldBe(300001);
    }

    [Fact]
    public async Task Says_that_data_without_a_version_is_damaged()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "data", "PG_VERSION"), "");

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(_folder, default))).Message.ShouldContain("is damaged");
    }

    [Fact]
    public async Task Begins_anew_after_an_interrupted_first_start()
    {
        var half = Directory.CreateDirectory(Path.Combine(_folder, "data.new-interrupted")).FullName;
        await File.WriteAllTextAsync(Path.Combine(half, "PG_VERSION"), "15");

        await using var server = await EmbeddedPostgres.StartAsync(_folder, default);

        (await Ask<int>(server, "SELECT 1")).ShouldBe(1);
        Directory.Exists(half).ShouldBeFalse();
    }

    [Theory]
    [InlineData(99)]
    [InlineData(9)]
    public async Task Says_which_version_to_install_for_data_of_another(int major)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "data", "PG_VERSION"), $"{major}\n");

        var refused = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(_folder, default));
        refused.Message.ShouldContain($"written by PostgreSQL {major}");
        refused.Message.ShouldContain($"postgresql-{major}");
    }

    private int ServerId() => int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static void Kill(int id) => Process.GetProcessById(id).Kill();

    private async Task StartByHand(string sockets, bool wait = true)
    {
        var newest = PostgresInstallation.Choose(PostgresInstallation.Find(), null, _folder);
        // A server that was just killed can hold its place for a moment.
        for (var waited = Stopwatch.StartNew(); ;)
        {
            var (exitCode, output) = await PostgresCommand.TryAsync(
                newest.Program("pg_ctl"),
                ["start", "-D", Path.Combine(_folder, "data"), "-l", Path.Combine(_folder, "postgres.log"), wait ? "-w" : "-W", "-o", $"-c listen_addresses='' -k {sockets}"],
                default);
            if (exitCode == 0) return;
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), output);
        }
    }

    // The killed server needs its crash recovery: asked again until it answers, at most half a minute.
    private static async Task<T> Eventually<T>(Func<Task<T>> ask)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await ask();
            }
            catch (NpgsqlException) when (waited.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<T> Ask<T>(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

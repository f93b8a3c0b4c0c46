using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Work;
using SupportHub.Web.Sms;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;
using SupportHub.Web.Tests.Store;

namespace SupportHub.Web.Tests.Backup;

public sealed class BackupTests : IDisposable
{
    private const string LeftAfterwards = "This left after the backup was made";
    private const string NeverLeft = "This never left";
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-backup-").FullName;

    private string File => Path.Combine(_folder, "monday.backup");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_restored_is_what_was_there_and_what_was_open_goes_out_once_when_a_person_says_so()
    {
        var (number, views) = await LiveUntilTheDiskBreaks();
        if (!DeployScript.HasDump) return;
        var database = await TestPostgres.EmptyDatabaseAsync();

        var (status, said) = await DeployScript.Run("restore", database, File);

        (status, said).ShouldBe((0, said));
        said.ShouldContain("2 pieces of open work, held");
        (await Views(database)).ShouldBe(views);
        await using (var node = new StoreNode(database))
            await node.Views.Rebuild(default);
        (await Views(database)).ShouldBe(views, "the log alone gives the same");
        await using var hub = await BackedUpHub.Start(database, Path.Combine(_folder, "twilio"));
        var client = new TextingClient(hub, number);

        await hub.SettledAsync(TextingClient.Patience);
        (await client.Shown()).Where(text => text.Text is LeftAfterwards or NeverLeft).ShouldAllBe(text => text.Delivery == DeliveryStatus.Stuck && text.ErrorCode == StuckCode.Restored);
        client.Got.ShouldNotContain(text => text.Body == NeverLeft);
        await client.AgentReplies("A new answer");
        await hub.SettledAsync(TextingClient.Patience);
        client.Got[^1].Body.ShouldBe("A new answer", "clients get new answers all the while");

        (await hub.Services.GetRequiredService<WaitingWork>().ReleaseAll(null, default)).ShouldBe(2);
        for (var look = 0; look <= Settling.Looks; look++)
            await client.TimePasses();

        foreach (var words in new[] { LeftAfterwards, NeverLeft })
            (await client.Shown()).Single(text => text.Text == words).ProviderId.ShouldBe(client.Got.Where(text => text.Body == words).ShouldHaveSingleItem().Sid);
    }

    [Fact]
    public async Task Events_after_a_restore_stand_behind_every_position_that_anybody_has_seen()
    {
        var (number, _) = await LiveUntilTheDiskBreaks();
        if (!DeployScript.HasDump) return;
        var database = await TestPostgres.EmptyDatabaseAsync();
        await DeployScript.Run("restore", database, File);
        await using var connection = new NpgsqlConnection(database);
        var restored = await connection.QuerySingleAsync<long>("SELECT max(seq_id) FROM mt_events");

        await using var hub = await BackedUpHub.Start(database, Path.Combine(_folder, "twilio"));
        await new TextingClient(hub, number).Text("hello again");
        await hub.SettledAsync(TextingClient.Patience);

        (await connection.QuerySingleAsync<long>("SELECT min(seq_id) FROM mt_events WHERE seq_id > @restored", new { restored })).ShouldBeGreaterThan(restored + 1_000_000);
    }

    [Fact]
    public async Task Only_an_empty_database_takes_a_backup_and_only_a_whole_one_is_taken()
    {
        var full = await TestPostgres.NewDatabaseAsync();
        var (status, said) = await DeployScript.Run("backup", full, File);
        if (!DeployScript.HasDump)
        {
            said.ShouldContain("pg_dump and psql are missing");
            return;
        }
        (status, said).ShouldBe((0, said));
        await Refuses("backup", full, "is there already", File);
        await Refuses("restore", full, "is not empty", File);

        var empty = await TestPostgres.EmptyDatabaseAsync();
        var (short_, other) = (Path.Combine(_folder, "short"), Path.Combine(_folder, "other"));
        await System.IO.File.WriteAllBytesAsync(short_, (await System.IO.File.ReadAllBytesAsync(File))[..^2000]);
        await System.IO.File.WriteAllTextAsync(other, "Dear diary");
        await Refuses("restore", empty, "is damaged", short_);
        await Refuses("restore", empty, "is no backup made by deploy/backup", other);
        await Refuses("restore", empty, "There is no backup", Path.Combine(_folder, "nowhere"));
        await Refuses("restore", empty, "deploy/restore FILE");
        await Refuses("restore", empty, "deploy/restore FILE", File, "--nonsense");
        await Refuses("backup", "Host=127.0.0.1;Port=1;Username=nobody", "does not answer", Path.Combine(_folder, "new"));
        await Refuses("backup", "nonsense", "cannot be read", Path.Combine(_folder, "new"));
        await using var connection = new NpgsqlConnection(empty);
        (await connection.QuerySingleAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).ShouldBe(0);

        (await DeployScript.Run("restore", empty, File)).Status.ShouldBe(0);
    }

    private static async Task Refuses(string script, string database, string why, params string[] arguments)
    {
        var (status, said) = await DeployScript.Run(script, database, arguments);
        (status == 0, said).ShouldBe((false, said));
        said.ShouldContain(why);
    }

    // Two replies are open when the backup is made; one of them leaves afterwards, and then everything is lost.
    private async Task<(string Number, string Views)> LiveUntilTheDiskBreaks()
    {
        await using var hub = await BackedUpHub.Start(await TestPostgres.NewDatabaseAsync(), Path.Combine(_folder, "twilio"));
        var client = new TextingClient(hub);
        await client.Text("Do I have an interview soon?");
        await hub.SettledAsync(TextingClient.Patience);
        await client.AgentReplies("This left before");
        await hub.SettledAsync(TextingClient.Patience);
        await hub.Services.GetRequiredService<WorkRunner>().StopAsync(default);
        await client.AgentReplies(LeftAfterwards);
        await client.AgentReplies(NeverLeft);
        var views = await Views(hub.ConnectionString);

        if (DeployScript.HasDump)
            (await DeployScript.Run("backup", hub.ConnectionString, File)).Status.ShouldBe(0);

        var item = (await hub.Services.GetRequiredService<WorkQueue>().Claim(["send-sms"], 1, "last", TimeSpan.FromMinutes(1), default)).ShouldHaveSingleItem();
        await hub.Services.GetServices<IWorkHandler>().Single(handler => handler.Kind == "send-sms").Handle(item, default);
        client.Got.ShouldContain(text => text.Body == LeftAfterwards);
        return (client.Number, views);
    }

    private static async Task<string> Views(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        return string.Join('\n', await connection.QueryAsync<string>("""
            SELECT to_jsonb(c)::text FROM conversations c
            UNION ALL SELECT to_jsonb(m)::text FROM messages m
            UNION ALL SELECT to_jsonb(k)::text FROM inbound_keys k
            UNION ALL SELECT to_jsonb(x)::text FROM cases x
            UNION ALL SELECT (to_jsonb(l) - 'id')::text FROM consent_ledger l
            UNION ALL SELECT to_jsonb(p)::text FROM contacts p
            ORDER BY 1
            """));
    }
}

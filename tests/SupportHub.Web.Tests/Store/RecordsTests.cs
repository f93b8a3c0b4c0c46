using SupportHub.Domain.Conversations;
using SupportHub.Domain.Counties;
using SupportHub.Domain.Languages;
using SupportHub.Store.Migrations;
using SupportHub.Store.Records;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

public sealed class RecordsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private readonly StoreNode _node = new(postgres.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task Two_first_messages_at_once_make_one_contact()
    {
        var contacts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            _node.Get<Contacts>().FindOrCreate(Channel.Sms, "+12135550177", Language.Cantonese, default)));

        contacts.Distinct().Single().Language.ShouldBe(Language.Cantonese);
        (await _node.Ask<long>("SELECT count(*) FROM contacts WHERE id NOT IN (SELECT contact_id FROM contact_addresses)")).ShouldBe(0);
        (await _node.Get<Contacts>().Find(Channel.WebChat, "+12135550177", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Seeding_the_directory_again_keeps_what_people_changed()
    {
        var directory = _node.Get<CountyDirectory>();
        County[] seed = [new("06037", "CA", "Los Angeles", "DPSS", null, null, "America/Los_Angeles"), new("27123", "MN", "Ramsey", null, null, null, "America/Chicago")];
        await directory.Seed(seed, default);
        await _node.Execute("UPDATE counties SET phone = '+18662328484' WHERE fips = '06037'");

        await directory.Seed(seed, default);

        (await directory.ByFips("06037", default)).ShouldBe(seed[0] with { Phone = "+18662328484" });
        (await directory.All(default)).Select(county => county.Fips).ShouldBe(["06037", "27123"]);
        (await directory.ByFips("00000", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Sites_and_numbers_are_found_by_what_the_client_used()
    {
        var site = new Site(Guid.CreateVersion7(), "demo", "Demo benefits", ["http://localhost:5080"], "calfresh", "CA", Language.Spanish, """{"open": "08:00"}""");
        await _node.Get<Sites>().Save(site, default);
        await _node.Get<Sites>().Save(site with { Id = Guid.CreateVersion7(), Name = "Renamed" }, default);
        await _node.Get<HubNumbers>().Save(new("+12135550100", "calfresh", "CA", Language.English), null, default);

        var found = (await _node.Get<Sites>().ByKey("demo", default))!;
        found.ShouldSatisfyAllConditions(
            s => s.Id.ShouldBe(site.Id), s => s.Name.ShouldBe("Renamed"), s => s.AllowedOrigins.ShouldBe(site.AllowedOrigins), s => s.Hours.ShouldBe(site.Hours));
        (await _node.Get<Sites>().ByKey("other", default)).ShouldBeNull();
        (await _node.Get<HubNumbers>().ByNumber("+12135550100", default))!.State.ShouldBe("CA");
        (await _node.Get<HubNumbers>().ByNumber("+12135550101", default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_staff_did_is_written_down()
    {
        var staff = Guid.CreateVersion7();

        await _node.Get<Audit>().Write(staff, "case-read", "case:1", new { County = "06037" }, default);
        await _node.Get<Audit>().Write(null, "seeded", "counties", null, default);

        (await _node.List<string>("SELECT concat_ws(' ', staff_id, action, subject, detail ->> 'county') FROM audit WHERE action IN ('case-read', 'seeded') ORDER BY id"))
            .ShouldBe([$"{staff} case-read case:1 06037", "seeded counties"]);
    }

    [Fact]
    public async Task Migrating_again_and_from_several_nodes_at_once_changes_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator.Run(_node.Database)));

        (await _node.List<string>("SELECT name FROM supporthub_migrations ORDER BY name")).ShouldBe(Migrator.Files());
    }
}

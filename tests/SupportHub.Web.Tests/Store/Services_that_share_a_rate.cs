using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Store.Work;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>Numbers of one messaging service. Its time is moved in its row: what passes while a test runs lets nothing more through.</summary>
public sealed class Services_that_share_a_rate(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    // So slow that no test lasts as long as one segment.
    private const double Slow = 0.001;
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(5);

    private readonly string _service = $"campaign {Guid.NewGuid():N}";
    private readonly string _one = $"+1{Random.Shared.NextInt64(2000000000, 9999999999)}";
    private readonly StoreNode _node = new(postgres.ConnectionString);

    private string Other => $"{_one}0";

    // What another test left is no part of this one's day.
    public Task InitializeAsync() => _node.Execute("DELETE FROM work_items");

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task The_numbers_of_a_service_have_one_rate_together()
    {
        await Shared(Slow);
        await Queued(_one, units: 2, count: 3);
        await Queued(Other, units: 2, count: 3);

        (await Claim()).Count.ShouldBe(1);
        (await Claim()).ShouldBeEmpty();
        await Passes(1.99 / Slow);
        (await Claim()).ShouldBeEmpty();
        await Passes(0.01 / Slow);
        (await Claim()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_stricter_one_counts_the_number_s_own_pace_or_its_service_s()
    {
        await Shared(1_000_000);
        await Queued(_one, count: 20);
        await using var slower = new StoreNode(postgres.ConnectionString, services => services.AddSingleton(new Pace(Slow)));

        (await Claim(slower)).Count.ShouldBe(1, "the number's own");
        (await Claim(slower)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_with_a_long_backlog_leaves_its_neighbours_their_share_counted_in_segments()
    {
        await Shared(Slow);
        await Queued(_one, units: 3, count: 60);
        await Served(turns: 10);
        await Queued(Other, units: 1, count: 60);

        var served = await Served(turns: 24);

        served.Count(item => item.PaceKey == _one).ShouldBe(6);
        served.Count(item => item.PaceKey == Other).ShouldBe(18);
    }

    [Fact]
    public async Task Who_was_silent_for_long_has_saved_nothing_up_and_an_answer_still_goes_first()
    {
        await Shared(Slow);
        await Queued(_one, count: 60);
        await Served(turns: 30);
        await Queued(Other, count: 20);
        (await Served(turns: 10)).Count(item => item.PaceKey == Other).ShouldBeInRange(5, 6);

        await Queued(Other, count: 1, lane: -1);

        var first = (await Served(turns: 1)).Single();
        (await _node.Ask<int>("SELECT lane FROM work_items WHERE id = @Id", new { first.Id })).ShouldBe(-1);
    }

    [Fact]
    public async Task Several_nodes_keep_a_service_s_rate_and_its_day()
    {
        await Shared(0, perDay: 40);
        foreach (var sender in new[] { _one, Other }) await Queued(sender, units: 3, count: 30);
        await using var second = new StoreNode(postgres.ConnectionString);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Claim(i % 2 == 0 ? _node : second, 7)));

        // Who finds the rows with another node leaves them; what is left is taken after.
        var rest = await Claim();
        claimed.SelectMany(items => items).Concat(rest).Sum(item => item.PaceUnits).ShouldBe(39);
        await Queued(Other, lane: -2);
        (await Claim()).Count.ShouldBe(1, "words to a client in danger");
        await _node.Execute("UPDATE messaging_services SET day = current_date - 1 WHERE name = @_service", new { _service });
        (await Claim()).ShouldNotBeEmpty();

        await Shared(Slow);
        await Passes(1 / Slow);
        var paced = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Claim(i % 2 == 0 ? _node : second)));
        paced.Sum(items => items.Count).ShouldBe(1);
    }

    [Fact]
    public async Task A_rate_that_was_written_wrongly_holds_nothing_up_once_it_is_put_right()
    {
        await Shared(Slow);
        await Queued(_one, count: 2);
        (await Claim()).Count.ShouldBe(1);
        (await Claim()).ShouldBeEmpty();

        await Shared(1_000_000);

        (await Claim()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_did_not_leave_after_all_is_the_service_s_again()
    {
        await Shared(Slow, perDay: 3);
        await Queued(_one, units: 3);
        await Queued(Other, units: 3);
        var claimed = (await Claim()).Single();

        await _node.Queue.NotCounted(claimed);

        (await Claim()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_number_that_joins_a_service_begins_like_the_others_and_what_waits_is_known_to_the_second()
    {
        await Shared(Slow);
        await Queued(_one, count: 5);
        await Queued(Other, count: 5);
        await Served(turns: 4);
        await Save(_one, null);
        await Queued(_one, count: 3);
        await Save(_one, _service);

        (await Served(turns: 4)).Count(item => item.PaceKey == _one).ShouldBeInRange(1, 3);
        await _node.Execute("UPDATE messaging_services SET free_at = now() WHERE name <> @_service", new { _service });
        (await _node.Queue.Opens(default))!.Value.TotalSeconds.ShouldBeInRange(0.9 / Slow, 1 / Slow);
    }

    /// <summary>So many at the service's rate, one after the other, each when the one before is over.</summary>
    private async Task<List<WorkItem>> Served(int turns)
    {
        var served = new List<WorkItem>();
        while (served.Count < turns)
        {
            await _node.Execute("UPDATE messaging_services SET free_at = now() WHERE name = @_service", new { _service });
            served.Add((await Claim()).Single());
        }

        return served;
    }

    private async Task Shared(double perSecond, int perDay = 0)
    {
        await _node.Get<MessagingServices>().Save(new(_service, perSecond, perDay), null, default);
        foreach (var number in new[] { _one, Other }) await Save(number, _service);
    }

    private Task Save(string number, string? service) =>
        _node.Get<HubNumbers>().Save(new(number, null, null, Language.English, "Line", Service: service), null, default);

    private async Task<IReadOnlyList<WorkItem>> Claim(StoreNode? node = null, int limit = 100) =>
        [.. (await (node ?? _node).Queue.Claim(["paced"], limit, "me", s_lease, default)).Where(item => item.PaceKey == _one || item.PaceKey == Other)];

    private Task Passes(double seconds) =>
        _node.Execute("UPDATE messaging_services SET free_at = free_at - make_interval(secs => @seconds) WHERE name = @_service", new { seconds, _service });

    private async Task Queued(string sender, int units = 1, int count = 1, int lane = 0)
    {
        await _node.Execute("INSERT INTO paces (key) VALUES (@sender) ON CONFLICT DO NOTHING", new { sender });
        await _node.Execute("""
            INSERT INTO work_items (kind, conversation_id, payload, pace_key, pace_units, lane)
            SELECT 'paced', gen_random_uuid(), '{}', @sender, @units, @lane FROM generate_series(1, @count)
            """, new { units, count, lane, sender });
    }
}

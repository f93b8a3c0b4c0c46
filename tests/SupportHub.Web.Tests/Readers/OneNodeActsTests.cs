using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Store;
using static SupportHub.Web.Tests.Readers.ReaderNodes;

namespace SupportHub.Web.Tests.Readers;

public sealed class OneNodeActsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private readonly string _name = $"notes-{Guid.NewGuid():N}";
    private readonly HashSet<string> _acted = [];

    [Fact]
    public async Task One_node_acts_and_another_does_at_once_when_it_stops()
    {
        // So long that only giving it back can be what the second node waits for.
        var times = Short with { Lease = TimeSpan.FromHours(1) };
        var first = await postgres.Node(times, Acting("first"));
        await first.Reached(_name, (await first.Receive(Guid.CreateVersion7())).Appended[^1].Position);
        await using var second = await postgres.Node(times, Acting("second"));
        await first.Reached(_name, (await second.Receive(Guid.CreateVersion7())).Appended[^1].Position);
        _acted.ShouldBe(["first"]);

        await first.DisposeAsync();
        await second.Reached(_name, (await second.Receive(Guid.CreateVersion7())).Appended[^1].Position);

        _acted.ShouldBe(["first", "second"]);
        (await Notebook.Lines(second, _name)).ShouldBe(await second.Log());
    }

    [Fact]
    public async Task Another_node_takes_over_within_seconds_when_the_acting_one_is_gone_without_a_word()
    {
        var first = await postgres.Node(Short, Acting("first"));
        await first.Reached(_name, (await first.Receive(Guid.CreateVersion7())).Appended[^1].Position);
        await using var second = await postgres.Node(Short, Acting("second"));

        // It can no longer say anything to anybody: neither renew its lease nor give it back.
        await first.Database.DisposeAsync();
        await second.Reached(_name, (await second.Receive(Guid.CreateVersion7())).Appended[^1].Position);

        _acted.ShouldBe(["first", "second"]);
        (await Notebook.Lines(second, _name)).ShouldBe(await second.Log());
        await first.DisposeAsync();
    }

    [Fact]
    public async Task Two_nodes_that_both_believe_they_act_do_nothing_twice()
    {
        var (inside, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var deaf = new Notebook(_name)
        {
            Then = (_, _) =>
            {
                inside.TrySetResult();
                return go.Task;
            },
        };
        // It does not hear in time that its lease is another's.
        await using var first = await postgres.Node(Short with { Lease = TimeSpan.FromHours(1) }, deaf);
        await first.Receive(Guid.CreateVersion7());
        await inside.Task;

        await first.Execute("UPDATE readers SET leased_until = now() - interval '1 second' WHERE name = @_name", new { _name });
        await using var second = await postgres.Node(Short, new Notebook(_name));
        while (!await IsLeasedForAShortTime(second)) await Task.Delay(10);
        go.SetResult();
        for (var i = 0; i < 50; i++) await (i % 2 == 0 ? first : second).Receive(Guid.CreateVersion7());
        var last = await second.Receive(Guid.CreateVersion7());
        await Task.WhenAny(first.Reached(_name, last.Appended[^1].Position), second.Reached(_name, last.Appended[^1].Position));

        (await Notebook.Lines(second, _name)).ShouldBe(await second.Log());
    }

    private async Task<bool> IsLeasedForAShortTime(StoreNode node) =>
        await node.Ask<bool>("SELECT leased_until > now() AND leased_until < now() + interval '1 minute' FROM readers WHERE name = @_name", new { _name });

    private Notebook Acting(string node) => new(_name)
    {
        Then = (_, _) =>
        {
            lock (_acted) _acted.Add(node);
            return Task.CompletedTask;
        },
    };
}

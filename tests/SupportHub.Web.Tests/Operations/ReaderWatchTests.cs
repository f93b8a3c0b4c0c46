using Microsoft.Extensions.Logging.Abstractions;
using SupportHub.Store.Readers;
using SupportHub.Web.Operations;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Readers;
using SupportHub.Web.Tests.Store;

namespace SupportHub.Web.Tests.Operations;

public sealed class ReaderWatchTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private readonly string _name = $"notes-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_reader_that_is_far_behind_is_an_alarm_only_while_it_does_not_move()
    {
        var (inside, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var hanging = new Notebook(_name)
        {
            Then = (_, _) =>
            {
                inside.TrySetResult();
                return go.Task;
            },
        };
        await using var node = await postgres.Node(ReaderNodes.Short, hanging);
        var clock = new TestClock(DateTimeOffset.UtcNow);
        using var watch = new ReaderWatch(node.Get<ReaderDesk>(), clock, NullLogger<ReaderWatch>.Instance);
        var told = 0;
        watch.Changed += () => told++;
        var last = await node.Receive(Guid.CreateVersion7());
        await inside.Task;

        await watch.Look(default);
        await watch.Look(default);
        watch.Alarms.ShouldBeEmpty("it is behind by moments");
        clock.Advance(ReaderWatch.TooLong + TimeSpan.FromMinutes(1));
        await watch.Look(default);
        watch.Alarms.Single().Name.ShouldBe(_name);

        go.SetResult();
        await node.Reached(_name, last.Appended[^1].Position);
        await watch.Look(default);
        watch.Alarms.ShouldBeEmpty();
        told.ShouldBe(2, "once when it began and once when it ended");
    }
}

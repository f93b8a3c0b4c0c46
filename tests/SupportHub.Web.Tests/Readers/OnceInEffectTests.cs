using Dapper;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Store;
using static SupportHub.Web.Tests.Readers.ReaderNodes;

namespace SupportHub.Web.Tests.Readers;

public sealed class OnceInEffectTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private readonly string _name = $"notes-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_cut_between_the_effect_and_its_commit_leaves_no_trace_and_it_is_done_again()
    {
        var cuts = 0;
        var notebook = new Notebook(_name)
        {
            Then = (_, transaction) => cuts++ < 3
                ? transaction.Connection!.ExecuteAsync("SELECT pg_terminate_backend(pg_backend_pid())", transaction: transaction)
                : Task.CompletedTask,
        };
        await using var node = await postgres.Node(Short with { Poll = TimeSpan.FromMilliseconds(1) }, notebook);

        var last = await node.Receive(Guid.CreateVersion7());
        await node.Reached(_name, last.Appended[^1].Position);

        cuts.ShouldBeGreaterThan(3, "the effect was tried, cut off, and tried again");
        (await Notebook.Lines(node, _name)).ShouldBe(await node.Log());
        (await node.State(_name)).ParkedAt.ShouldBeNull("a lost connection is no event's fault");
    }

    [Fact]
    public async Task A_reader_goes_on_where_it_was_when_the_program_starts_again()
    {
        await using (var before = await postgres.Node(Short, new Notebook(_name)))
            await before.Reached(_name, (await before.Receive(Guid.CreateVersion7())).Appended[^1].Position);
        await using var writer = new StoreNode(postgres.ConnectionString);
        var missed = await writer.Receive(Guid.CreateVersion7());

        await using var after = await postgres.Node(Short, new Notebook(_name));
        await after.Reached(_name, missed.Appended[^1].Position);

        (await Notebook.Lines(after, _name)).ShouldBe(await after.Log());
        (await after.Ask<long>("SELECT last_seq_id FROM mt_event_progression WHERE name = 'supporthub:' || @_name", new { _name }))
            .ShouldBe(missed.Appended[^1].Position);
    }

    [Fact]
    public async Task An_event_that_commits_late_is_handled_before_those_that_passed_it()
    {
        await using var node = await postgres.Node(Short, new Notebook(_name));
        await using var late = await LateWriter.Begin(node);
        var others = await node.Receive(Guid.CreateVersion7());
        await node.Until(_name, state => state.Behind >= others.Appended.Count);

        await late.Commit();
        await node.Reached(_name, others.Appended[^1].Position);

        others.Appended[0].Position.ShouldBeGreaterThan(late.Position);
        (await Notebook.Lines(node, _name)).ShouldBe(await node.Log());
    }

    [Fact]
    public async Task A_number_that_was_rolled_back_holds_up_no_reader()
    {
        await using var node = await postgres.Node(Short, new Notebook(_name));
        await using var late = await LateWriter.Begin(node);
        var others = await node.Receive(Guid.CreateVersion7());

        await late.RollBack();
        await node.Reached(_name, others.Appended[^1].Position);

        (await Notebook.Lines(node, _name)).ShouldBe(await node.Log());
    }
}

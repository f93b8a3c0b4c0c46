using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>Appends that are committed together, in a transaction of the caller's, or while PostgreSQL goes away.</summary>
public sealed class CommitTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private readonly StoreNode _node = new(postgres.ConnectionString);
    private readonly Guid _id = Guid.CreateVersion7();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task Many_conversations_commit_together_and_each_message_stands_once()
    {
        var ids = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToList();

        var received = await Task.WhenAll(ids.Select(id => _node.Receive(id, $"from {id}")));

        received.SelectMany(r => r.Appended).Select(e => e.Position).ShouldBeUnique();
        foreach (var (id, answer) in ids.Zip(received))
            (await _node.Events.Conversations.Read(id, 0, default)).ShouldBe(answer.Appended);
        (await _node.Ask<long>("SELECT count(DISTINCT xmin::text) FROM mt_events WHERE stream_id = ANY (@ids)", new { ids }))
            .ShouldBeLessThan(200, "fewer transactions than messages");
        await Invariants.Hold(_node);
    }

    [Fact]
    public async Task One_that_is_refused_takes_nobody_with_it()
    {
        var twice = $"SM{Guid.NewGuid():N}";
        var refused = new ConcurrentBag<Guid>();

        var kept = await Task.WhenAll(Enumerable.Range(0, 90).Select(async i =>
        {
            var id = Guid.CreateVersion7();
            try
            {
                await _node.Receive(id, externalId: i % 9 == 0 ? twice : null);
                return id;
            }
            catch (DuplicateMessage)
            {
                refused.Add(id);
                return id;
            }
        }));

        refused.Count.ShouldBe(9, "ten brought the same message");
        (await _node.Ask<long>("SELECT count(*) FROM conversations WHERE id = ANY (@kept)", new { kept })).ShouldBe(81);
        (await _node.Ask<long>("SELECT count(*) FROM mt_streams WHERE id = ANY (@ids)", new { ids = refused.ToArray() })).ShouldBe(0);
        await Invariants.Hold(_node);
    }

    [Fact]
    public async Task Connections_that_break_lose_nothing_and_double_nothing()
    {
        await _node.Receive(_id);
        await using var other = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Pooling = false }.ConnectionString);
        using var committed = new SemaphoreSlim(0);
        var breaking = Task.Run(async () =>
        {
            // Again and again, but never so often that nothing could ever be committed.
            for (var broken = 0; broken < 30; broken++)
            {
                for (var few = 0; few < 4; few++) await committed.WaitAsync();
                await using var connection = await other.OpenConnectionAsync();
                await connection.ExecuteAsync("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND application_name = 'supporthub'
                    """);
            }
        });

        // More writers of one stream than of others: a try whose outcome is unknown meets its own earlier one.
        await Task.WhenAll(Enumerable.Range(0, 120).Select(async i =>
        {
            await _node.Note(_id, $"note {i}");
            committed.Release();
        }));
        await breaking;
        // What is left in the pool is broken too.
        _node.Database.Clear();

        (await _node.List<string>("SELECT text FROM messages WHERE conversation_id = @_id AND kind = 1", new { _id }))
            .ShouldBe(Enumerable.Range(0, 120).Select(i => $"note {i}"), ignoreOrder: true);
        await Invariants.Hold(_node);
    }

    [Fact]
    public async Task An_append_in_the_callers_transaction_stands_or_falls_with_it()
    {
        await _node.Receive(_id);
        var loaded = (await _node.Events.Conversations.Load(_id, default))!;
        var note = new NoteAdded(Guid.CreateVersion7(), Guid.Empty, "with rows of my own", Story.Noon);

        await Should.ThrowAsync<InvalidOperationException>(() => _node.Events.Transact<int>(async transaction =>
        {
            await _node.Events.Conversations.AppendIn(transaction, _id, loaded, [note], Story.Staff, default);
            throw new InvalidOperationException("thought better of it");
        }, default));
        (await _node.Events.Conversations.Load(_id, default))!.Version.ShouldBe(loaded.Version);
        (await _node.Ask<long>("SELECT count(*) FROM messages WHERE message_id = @NoteId", new { note.NoteId })).ShouldBe(0);

        await _node.Events.Transact(async transaction =>
        {
            await transaction.Connection!.ExecuteAsync("INSERT INTO audit (action, subject) VALUES ('mine', @Id)", new { Id = $"{_id}" }, transaction);
            return await _node.Events.Conversations.AppendIn(transaction, _id, loaded, [note], Story.Staff, default);
        }, default);
        (await _node.Events.Conversations.Load(_id, default))!.Version.ShouldBe(loaded.Version + 1);
        (await _node.Ask<long>("SELECT count(*) FROM audit WHERE subject = @Id", new { Id = $"{_id}" })).ShouldBe(1);
        await Should.ThrowAsync<ConcurrencyConflict>(() => _node.Events.Transact(
            transaction => _node.Events.Conversations.AppendIn(transaction, _id, loaded, [note], Story.Staff, default), default));
        await Invariants.Hold(_node);
    }
}

using System.Collections.Concurrent;
using Npgsql;

namespace SupportHub.Store.Events;

/// <summary>
/// How many commits are under way at any moment, and how many appends go into one. Fewer at once make larger groups, and a group's cost is
/// mostly its own: two keep the disk and the next group busy. (32 with groups of one are what a store without groups would do: for the bench.)
/// </summary>
internal sealed record CommitLimits(int AtOnce = 2, int LargestGroup = 128);

/// <summary>
/// Commits appends, each whole or not at all. Those that arrive while others are being committed go together in the next transaction: under
/// load many messages share one wait for the disk, and one alone waits for nobody. An append that is refused fails alone.
/// </summary>
internal sealed class Committer(NpgsqlDataSource database, LogSignal signal, CommitLimits limits)
{
    private readonly ConcurrentQueue<PendingAppend> _waiting = new();
    private int _busy;

    /// <summary>Commits an append, whose stream has no other one under way on this node. Answers its events' positions.</summary>
    /// <exception cref="PostgresException">A constraint refused it: nothing of it stands.</exception>
    /// <exception cref="NpgsqlException">The database is away for longer than <see cref="Patience"/>: it may or may not stand.</exception>
    public Task<IReadOnlyList<long>> Commit(PendingAppend append)
    {
        _waiting.Enqueue(append);
        Begin();
        return append.Committed;
    }

    /// <summary>Writes an append in a transaction of the caller's, who commits it.</summary>
    public static async Task<IReadOnlyList<long>> Write(NpgsqlTransaction transaction, PendingAppend append, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        return await Execute(batch, [append], ct);
    }

    private void Begin()
    {
        if (Interlocked.Increment(ref _busy) > limits.AtOnce)
        {
            Interlocked.Decrement(ref _busy);
            return;
        }
        // Without the caller's execution context: what is committed here is not of one caller.
        using (ExecutionContext.SuppressFlow()) Task.Run(Drain);
    }

    private async Task Drain()
    {
        while (Take() is { Count: > 0 } group)
        {
            await Commit(group, unsure: false);
            signal.Appended();
        }
        Interlocked.Decrement(ref _busy);
        // One that came between the last look and this line.
        if (!_waiting.IsEmpty) Begin();
    }

    private List<PendingAppend> Take()
    {
        var group = new List<PendingAppend>();
        while (group.Count < limits.LargestGroup && _waiting.TryDequeue(out var append)) group.Add(append);
        return group;
    }

    private async Task Commit(List<PendingAppend> group, bool unsure)
    {
        if (group.Count == 1)
        {
            await CommitAlone(group[0], unsure);
            return;
        }
        try
        {
            await using var batch = database.CreateBatch();
            var positions = await Execute(batch, group, CancellationToken.None);
            var first = 0;
            foreach (var append in group)
            {
                append.Stands([.. positions.Skip(first).Take(append.Events.Count)]);
                first += append.Events.Count;
            }
        }
        catch (NpgsqlException fault)
        {
            // One of them is refused, or nobody knows what came of them: in halves, until whom it concerns stands alone.
            unsure |= Patience.WillPass(fault);
            await Commit(group[..(group.Count / 2)], unsure);
            await Commit(group[(group.Count / 2)..], unsure);
        }
    }

    private async Task CommitAlone(PendingAppend append, bool unsure)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var batch = database.CreateBatch();
                append.Stands(await Execute(batch, [append], CancellationToken.None));
                return;
            }
            catch (NpgsqlException away) when (Patience.WillPass(away) && Patience.IsLeft(attempt))
            {
                unsure = true;
                await Patience.Pause(attempt, CancellationToken.None);
            }
            catch (PostgresException refusal) when (unsure && LogSql.IsLostRace(refusal))
            {
                // It may be its own earlier try that stands in the way: then it was committed.
                if (await Standing(append) is { } positions) append.Stands(positions);
                else append.Fails(refusal);
                return;
            }
            catch (Exception fault)
            {
                append.Fails(fault);
                return;
            }
        }
    }

    private async Task<IReadOnlyList<long>?> Standing(PendingAppend append)
    {
        try
        {
            return await Patience.Ask(() => LogSql.PositionsOf(database, append.Events), CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    // The streams' rows first: they make writers of one stream take turns. The events last: their positions are taken as late as possible.
    // Without a transaction of its own a batch is one, sent and committed in a single round trip.
    private static async Task<IReadOnlyList<long>> Execute(NpgsqlBatch batch, IReadOnlyList<PendingAppend> group, CancellationToken ct)
    {
        List<StreamRow> streams = [.. group.Select(append => append.Stream)];
        var (begun, moved) = (streams.FindAll(stream => stream.Expected == 0), streams.FindAll(stream => stream.Expected > 0));
        if (moved.Count > 1) batch.BatchCommands.Add(LogSql.LockStreams([.. moved.Select(stream => stream.Id)]));
        if (moved.Count > 0) batch.BatchCommands.Add(StreamRow.Move.Command(moved));
        if (begun.Count > 0) batch.BatchCommands.Add(StreamRow.Start.Command(begun));
        foreach (var command in Together(group).Commands()) batch.BatchCommands.Add(command);
        batch.BatchCommands.Add(EventRow.Command([.. group.SelectMany(append => append.Events)], streams));
        return await LogSql.Positions(batch, ct);
    }

    private static Writes Together(IReadOnlyList<PendingAppend> group)
    {
        if (group.Count == 1) return group[0].Writes;
        var all = new Writes();
        foreach (var append in group) all.AddAll(append.Writes);
        return all;
    }
}

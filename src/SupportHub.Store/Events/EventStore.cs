using Npgsql;
using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Records;
using SupportHub.Store.Views;
using SupportHub.Store.Work;

namespace SupportHub.Store.Events;

/// <summary>
/// Who appends: <c>staff:&lt;guid&gt;</c>, <c>contact</c>, <c>bot</c>, <c>system</c> or <c>twilio</c>; and what it belongs to.
/// Without a correlation id the current trace's is taken.
/// </summary>
public sealed record Act(string User, string? CorrelationId = null, string? CausationId = null);

/// <summary>A stream's state and the version it was folded to.</summary>
public sealed record Loaded<TState>(TState State, long Version);

/// <summary>What an update came to: the new state, or the same one with a refusal; <see cref="Appended"/> is empty when it was already so.</summary>
public sealed record Updated<TState>(TState State, long Version, Refusal? Refusal, IReadOnlyList<RecordedEvent> Appended);

/// <summary>An event as it stands in the log. <see cref="Position"/> orders the whole log, <see cref="Version"/> its stream (from 1, without gaps).</summary>
public sealed record RecordedEvent(long Position, Guid StreamId, long Version, object Data, DateTimeOffset At, string? User);

/// <summary>The log: one kind of stream for each thing that has a story.</summary>
public sealed class EventStore : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly NpgsqlDataSource _commits;
    private readonly LogSignal _signal;

    // The pool of the commits is theirs alone, and this store's to dispose.
    internal EventStore(NpgsqlDataSource database, NpgsqlDataSource commits, CommitLimits limits, TimeProvider time, LogSignal signal)
    {
        (_database, _commits, _signal) = (database, commits, signal);
        var committer = new Committer(commits, signal, limits);
        Conversations = new(database, time, committer, FollowConversation, ConversationConflicts.Of);
        Cases = new(database, time, committer, FollowCase, (_, _, _, _) => Task.FromResult<Exception?>(null), CaseSnapshot.Load);
    }

    public StreamStore<Conversation, ConversationEvent> Conversations { get; }

    public StreamStore<Case, CaseEvent> Cases { get; }

    /// <summary>
    /// One transaction for appends (<see cref="StreamStore{TState,TEvent}.AppendIn"/>) and rows of the caller's own: all of it stands, or
    /// nothing. It is committed when <paramref name="work"/> returns and rolled back when it throws.
    /// </summary>
    public async Task<T> Transact<T>(Func<NpgsqlTransaction, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var done = await work(transaction);
        await transaction.CommitAsync(ct);
        _signal.Appended();
        return done;
    }

    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private static void FollowConversation(Change<Conversation, ConversationEvent> change, Writes writes)
    {
        ConversationView.Follow(change, writes);
        MessagesView.Follow(change, writes);
        ConsentView.Follow(change, writes);
        SentFiles.Follow(change, writes);
        WorkRules.Follow(change, writes);
    }

    private static void FollowCase(Change<Case, CaseEvent> change, Writes writes)
    {
        CasesView.Follow(change, writes);
        WorkRules.Follow(change, writes);
    }
}

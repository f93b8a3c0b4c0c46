using Npgsql;
using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>
/// The view rows of whole streams, folded from their events: the rows an append leaves at last, without those in between. What spans streams
/// (the ledger of consent, promises on conversations) is gathered beside and written in the order of the log.
/// </summary>
internal sealed class FoldedStreams
{
    private readonly Dictionary<Guid, PromiseRow> _promises = [];
    private readonly HashSet<Guid> _unwritten = [];
    private readonly Dictionary<Guid, List<(long Position, ConsentRow Row)>> _consents = [];

    /// <summary>Every change of consent, in the order of the log.</summary>
    public IEnumerable<ConsentRow> Consents => _consents.Values.SelectMany(rows => rows).OrderBy(row => row.Position).Select(row => row.Row);

    /// <summary>
    /// Reads events that come stream by stream and in order, and hands on the rows of so many streams at a time.
    /// </summary>
    public async Task Read(NpgsqlCommand command, int streams, Func<Writes, Task> write, CancellationToken ct)
    {
        var (writes, count) = (new Writes(anew: true), 0);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var stream = new List<RecordedEvent>();
        while (await reader.ReadAsync(ct))
        {
            var recorded = LogSql.ReadEvent(reader, EventTypes.Read);
            if (stream.Count > 0 && stream[^1].StreamId != recorded.StreamId)
            {
                Fold(stream, writes);
                stream.Clear();
                if (++count % streams == 0)
                {
                    await write(writes);
                    writes = new(anew: true);
                }
            }
            stream.Add(recorded);
        }
        if (stream.Count > 0) Fold(stream, writes);
        await write(writes);
    }

    /// <summary>What conversations that asked a county are to show of its promise, as far as it was not taken before.</summary>
    public IReadOnlyList<PromiseRow> TakePromises()
    {
        List<PromiseRow> rows = [.. _unwritten.Select(conversation => _promises[conversation])];
        _unwritten.Clear();
        return rows;
    }

    private void Fold(List<RecordedEvent> stream, Writes writes)
    {
        if (stream[0].Data is CaseEvent)
        {
            var change = Whole<Case, CaseEvent>(stream);
            CasesView.Rows(change, writes);
            foreach (var promise in CasesView.Promises(change)) Promised(promise);
        }
        else
        {
            var change = Whole<Conversation, ConversationEvent>(stream);
            ConversationView.Follow(change, writes);
            MessagesView.Follow(change, writes);
            _consents.Remove(change.Id);
            if (stream.Exists(recorded => recorded.Data is ContactOptedOut or ContactOptedIn)) _consents[change.Id] = Consented(stream, change);
        }
    }

    // The last of several cases is the one to show.
    private void Promised(PromiseRow promise)
    {
        if (_promises.TryGetValue(promise.Conversation, out var other) && other.At > promise.At) return;
        _promises[promise.Conversation] = promise;
        _unwritten.Add(promise.Conversation);
    }

    private static List<(long, ConsentRow)> Consented(List<RecordedEvent> stream, Change<Conversation, ConversationEvent> change)
    {
        var rows = new List<(long, ConsentRow)>();
        foreach (var (recorded, step) in stream.Zip(change.Steps))
            if (ConsentView.Row(step.Event, step.State, recorded.User) is { } row) rows.Add((recorded.Position, row));
        return rows;
    }

    private static Change<TState, TEvent> Whole<TState, TEvent>(List<RecordedEvent> stream)
        where TState : IEventSourced<TState, TEvent> =>
        Change<TState, TEvent>.Of(stream[0].StreamId, new(TState.Empty, 0), [.. stream.Select(recorded => (TEvent)recorded.Data)], null);
}

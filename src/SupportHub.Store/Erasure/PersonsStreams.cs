using Npgsql;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Erasure;

/// <summary>One person's streams as they are read, and their events as they are written back: other words in the same rows.</summary>
internal sealed class PersonsStreams
{
    private sealed record MaskedRow(long Position, object Data)
    {
        /// <summary>An event of an earlier shape is written as today's class reads it, under today's name.</summary>
        public static readonly RowsStatement<MaskedRow> Update = new RowsStatement<MaskedRow>(
            "UPDATE mt_events e SET data = r.data, type = r.type, mt_dotnet_type = r.mt_dotnet_type FROM {rows} WHERE e.seq_id = r.seq_id")
            .Big("seq_id", r => r.Position).Json("data", r => EventTypes.Write(r.Data))
            .Text("type", r => EventTypes.Alias(r.Data.GetType().Name)).Text("mt_dotnet_type", r => EventTypes.DotnetName(r.Data.GetType()));
    }

    private readonly List<MaskedRow> _masked = [];

    private PersonsStreams(ILookup<Guid, RecordedEvent> events, Guid[] conversations, Guid[] cases, Guid[] archived) =>
        (Events, Conversations, Cases, Archived) = (events, conversations, cases, archived);

    public ILookup<Guid, RecordedEvent> Events { get; }

    public Guid[] Conversations { get; }

    public Guid[] Cases { get; }

    /// <summary>Those among them that were closed for good.</summary>
    public Guid[] Archived { get; }

    public Guid[] All => [.. Conversations, .. Cases];

    /// <summary>Every position of the conversations: whatever else names one of them is about this person.</summary>
    public long[] Positions => [.. All.SelectMany(stream => Events[stream]).Select(recorded => recorded.Position)];

    public static async Task<PersonsStreams> Read(NpgsqlTransaction transaction, Guid[] conversations, Guid[] cases, Guid[] archived, CancellationToken ct)
    {
        Guid[] all = [.. conversations, .. cases];
        await using var command = new NpgsqlCommand(LogSql.ReadStreams, transaction.Connection, transaction);
        command.Parameters.Add(Sql.Uuids(all));
        // An event that this program cannot read may hold anything: then nothing is erased, and the newer program must do it.
        var events = await LogSql.ReadEvents(command, EventTypes.Read, ct);
        return new(events.ToLookup(recorded => recorded.StreamId), conversations, cases, archived);
    }

    public IReadOnlyList<TEvent> Of<TEvent>(Guid stream) => [.. Events[stream].Select(recorded => (TEvent)recorded.Data)];

    public void Mask(Guid conversation) => Mask(conversation, data => Conversation.Masked((ConversationEvent)data));

    public void Mask(CaseErasure erasure) => Mask(erasure.CaseId, data => erasure.Masked((CaseEvent)data));

    public async Task Write(NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction) { Timeout = 0 };
        foreach (var some in _masked.Chunk(1000)) batch.BatchCommands.Add(MaskedRow.Update.Command(some));
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
    }

    private void Mask(Guid stream, Func<object, object> mask)
    {
        foreach (var recorded in Events[stream]) _masked.Add(new(recorded.Position, mask(recorded.Data)));
    }
}

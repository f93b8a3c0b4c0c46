using Npgsql;
using SupportHub.Store.Records;
using SupportHub.Store.Rows;
using SupportHub.Store.Views;
using SupportHub.Store.Work;

namespace SupportHub.Store.Events;

/// <summary>Everything one commit writes beside the events, by table. Several appends' writes are put together and cost one statement a table.</summary>
internal sealed class Writes
{
    private readonly IRows[] _tables;

    /// <param name="anew">The rows are folded from whole streams and replace what stands.</param>
    public Writes(bool anew = false)
    {
        Conversations = new(anew ? ConversationRow.Anew : ConversationRow.Upsert);
        InboundKeys = new(anew ? InboundKeyRow.Keep : InboundKeyRow.Insert);
        // A conversation's row stands before its case's promise is written on it.
        _tables = [Conversations, Messages, Deliveries, InboundKeys, Cases, CaseSnapshots, Promises, Consents, Standings, Paces, SentFiles, CheckedFiles, Work, Next];
    }

    public Rows<ConversationRow> Conversations { get; }

    public Rows<MessageRow> Messages { get; } = new(MessageRow.Insert);

    public Rows<DeliveryRow> Deliveries { get; } = new(DeliveryRow.Update);

    public Rows<InboundKeyRow> InboundKeys { get; }

    public Rows<CaseRow> Cases { get; } = new(CaseRow.Upsert);

    public Rows<CaseSnapshot> CaseSnapshots { get; } = new(CaseSnapshot.Upsert);

    public Rows<PromiseRow> Promises { get; } = new(PromiseRow.Update);

    public Rows<ConsentRow> Consents { get; } = new(ConsentRow.Insert);

    public Rows<ConsentRow> Standings { get; } = new(ConsentRow.Stand);

    public Rows<PaceRow> Paces { get; } = new(PaceRow.Know);

    public Rows<SentFileRow> SentFiles { get; } = new(SentFileRow.Update);

    public Rows<CheckedFileRow> CheckedFiles { get; } = new(CheckedFileRow.Update);

    public Rows<WorkRow> Work { get; } = new(WorkRow.Insert);

    public Rows<NextPart> Next { get; } = new(NextPart.Due);

    public void AddAll(Writes other)
    {
        for (var i = 0; i < _tables.Length; i++) _tables[i].AddAll(other._tables[i]);
    }

    public async Task Copy(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var table in _tables) await table.Copy(connection, ct);
    }

    public IEnumerable<NpgsqlBatchCommand> Commands() => _tables.Select(table => table.Command()).OfType<NpgsqlBatchCommand>();
}

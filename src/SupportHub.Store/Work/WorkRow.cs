using System.Text.Json;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Work;

/// <summary>A new row of table <c>work_items</c>.</summary>
internal sealed record WorkRow(string Kind, Guid Conversation, string Payload)
{
    public static readonly RowsStatement<WorkRow> Insert = new RowsStatement<WorkRow>("INSERT INTO work_items ({columns}) SELECT {columns} FROM {rows}")
        .Text("kind", r => r.Kind).Uuid("conversation_id", r => r.Conversation).Json("payload", r => r.Payload);

    public static WorkRow Of(string kind, Guid conversation, object payload) => new(kind, conversation, JsonSerializer.Serialize(payload, WorkItem.Json));
}

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

/// <summary>The part of a long text that waits for the one before it, which is out now.</summary>
internal sealed record NextPart(Guid Conversation, Guid Message, int Part)
{
    public static readonly RowsStatement<NextPart> Due = new RowsStatement<NextPart>("""
        UPDATE work_items w SET due_at = now() FROM {rows}
        WHERE w.conversation_id = r.conversation_id AND w.kind = 'send-sms' AND w.done_at IS NULL AND w.parked_at IS NULL AND w.held_at IS NULL
          AND w.unsure_since IS NULL AND w.due_at > now() AND w.payload ->> 'messageId' = r.message_id::text AND w.payload ->> 'part' = r.part::text
        """).Uuid("conversation_id", r => r.Conversation).Uuid("message_id", r => r.Message).Int("part", r => r.Part);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using SupportHub.Domain.Messages;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Work;

/// <summary>A new row of table <c>work_items</c>.</summary>
internal sealed record WorkRow(string Kind, Guid Conversation, string Payload, string? PaceKey = null, int PaceUnits = 0, int Lane = 0)
{
    public static readonly RowsStatement<WorkRow> Insert = new RowsStatement<WorkRow>("INSERT INTO work_items ({columns}) SELECT {columns} FROM {rows}")
        .Text("kind", r => r.Kind).Uuid("conversation_id", r => r.Conversation).Json("payload", r => r.Payload)
        .Text("pace_key", r => r.PaceKey).Int("pace_units", r => r.PaceUnits).Int("lane", r => r.Lane);

    public static WorkRow Of(string kind, Guid conversation, object payload) => new(kind, conversation, JsonSerializer.Serialize(payload, WorkItem.Json));

    /// <summary>A text leaves at its sender's pace, counted in segments: what is said in danger first, what nobody waits for last.</summary>
    public static WorkRow Of(Guid conversation, TextWork text) => Of("send-sms", conversation, (object)text) with
    {
        PaceKey = text.From, Lane = text.IsDanger ? Work.Lane.Danger : text.Proactive ? Work.Lane.Unasked : Work.Lane.Answer,
        PaceUnits = text.Text is null ? TextParts.MostSegments : SmsText.Measure(SmsText.Smart(text.Text)).Segments,
    };
}

/// <summary>
/// The work of one text: a whole message, or one part of a long one. Without its words it is one that goes out again. <see cref="Proactive"/>: the
/// client did not just write, and need not be woken for it.
/// </summary>
internal sealed record TextWork(Guid MessageId, string To, string From, string? Text)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Part { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Of { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Try { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Proactive { get; init; }

    /// <summary>The client is in danger: nothing that is said to them waits for less.</summary>
    [JsonIgnore]
    public bool IsDanger { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When it was asked for, where that is not when it was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Asked { get; init; }
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

using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Views;

/// <summary>What a row of table <c>messages</c> is.</summary>
internal enum LineKind
{
    Message = 0,
    Note = 1,
    Notice = 2,
}

/// <summary>A row of table <c>messages</c>.</summary>
internal sealed record MessageRow(
    Guid Conversation, long Version, int Ordinal, Guid Message, Participant Author, Guid? AuthorId, LineKind Kind, string Text, Language Language,
    string? Choices, string? Topic, SensitiveKinds Masked, DeliveryStatus? Delivery, DateTimeOffset At, string? ErrorCode = null, string? ProviderId = null)
{
    public static readonly RowsStatement<MessageRow> Insert = new RowsStatement<MessageRow>(
        "INSERT INTO messages ({columns}) SELECT {columns} FROM {rows}", "messages")
        .Uuid("conversation_id", r => r.Conversation).Big("version", r => r.Version).Int("ordinal", r => r.Ordinal).Uuid("message_id", r => r.Message)
        .Number("author", r => r.Author).Uuid("author_id", r => r.AuthorId).Number("kind", r => r.Kind).Text("text", r => r.Text)
        .Number("language", r => r.Language).Json("choices", r => r.Choices).Text("topic", r => r.Topic).Number("masked", r => r.Masked)
        .Number("delivery", r => r.Delivery).Text("error_code", r => r.ErrorCode).Text("provider_id", r => r.ProviderId).Time("at", r => r.At);
}

/// <summary>How far a message got that was written before.</summary>
internal sealed record DeliveryRow(Guid Message, DeliveryStatus Status, string? ErrorCode, string? ProviderId)
{
    public static readonly RowsStatement<DeliveryRow> Update = new RowsStatement<DeliveryRow>("""
        UPDATE messages m SET delivery = r.delivery, error_code = COALESCE(r.error_code, m.error_code), provider_id = COALESCE(r.provider_id, m.provider_id)
        FROM {rows} WHERE m.message_id = r.message_id
        """)
        .Uuid("message_id", r => r.Message).Number("delivery", r => r.Status).Text("error_code", r => r.ErrorCode).Text("provider_id", r => r.ProviderId);
}

/// <summary>A row of table <c>inbound_keys</c>: a provider's second delivery of the same message is refused by it.</summary>
internal sealed record InboundKeyRow(Channel Channel, string ExternalId, Guid Conversation, Guid Message)
{
    private const string Into = "INSERT INTO inbound_keys ({columns}) SELECT {columns} FROM {rows}";

    public static readonly RowsStatement<InboundKeyRow> Insert = Columns(Into);

    /// <summary>Keys are never taken back: one that stands is left as it is.</summary>
    public static readonly RowsStatement<InboundKeyRow> Keep = Columns($"{Into} ON CONFLICT DO NOTHING");

    private static RowsStatement<InboundKeyRow> Columns(string sql) => new RowsStatement<InboundKeyRow>(sql, "inbound_keys")
        .Number("channel", r => r.Channel).Text("external_id", r => r.ExternalId).Uuid("conversation_id", r => r.Conversation).Uuid("message_id", r => r.Message);
}

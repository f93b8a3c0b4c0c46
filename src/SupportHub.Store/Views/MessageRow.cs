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
    string? Choices, string? Topic, SensitiveKinds Masked, DeliveryStatus? Delivery, DateTimeOffset At, string? ErrorCode = null, string? ProviderId = null,
    string? EarlierIds = null, DateTimeOffset? Until = null, DateTimeOffset? WrittenAt = null)
{
    public static readonly RowsStatement<MessageRow> Insert = new RowsStatement<MessageRow>(
        "INSERT INTO messages ({columns}) SELECT {columns} FROM {rows}", "messages")
        .Uuid("conversation_id", r => r.Conversation).Big("version", r => r.Version).Int("ordinal", r => r.Ordinal).Uuid("message_id", r => r.Message)
        .Number("author", r => r.Author).Uuid("author_id", r => r.AuthorId).Number("kind", r => r.Kind).Text("text", r => r.Text)
        .Number("language", r => r.Language).Json("choices", r => r.Choices).Text("topic", r => r.Topic).Number("masked", r => r.Masked)
        .Number("delivery", r => r.Delivery).Text("error_code", r => r.ErrorCode).Text("provider_id", r => r.ProviderId)
        .Text("earlier_ids", r => r.EarlierIds).Time("until", r => r.Until).Time("at", r => r.At)
        .Time("written_at", r => r.WrittenAt);

    /// <summary>As <see cref="DeliveryRow.Update"/> has it.</summary>
    public MessageRow With(DeliveryRow report) => this with
    {
        Delivery = report.Status, ErrorCode = report.ErrorCode ?? ErrorCode, ProviderId = report.ProviderId ?? ProviderId, Until = report.Until,
        EarlierIds = report.ProviderId is null || ProviderId is null || report.ProviderId == ProviderId ? EarlierIds
            : EarlierIds is null ? ProviderId : $"{EarlierIds} {ProviderId}",
    };
}

/// <summary>How far a message got that was written before. A message of several texts has several of the provider's ids: the last is kept apart.</summary>
internal sealed record DeliveryRow(Guid Message, DeliveryStatus Status, string? ErrorCode, string? ProviderId, DateTimeOffset? Until = null)
{
    public static readonly RowsStatement<DeliveryRow> Update = new RowsStatement<DeliveryRow>("""
        UPDATE messages m SET delivery = r.delivery, error_code = COALESCE(r.error_code, m.error_code), provider_id = COALESCE(r.provider_id, m.provider_id),
            earlier_ids = CASE WHEN r.provider_id <> m.provider_id THEN concat_ws(' ', m.earlier_ids, m.provider_id) ELSE m.earlier_ids END, until = r.until
        FROM {rows} WHERE m.message_id = r.message_id
        """)
        .Uuid("message_id", r => r.Message).Number("delivery", r => r.Status).Text("error_code", r => r.ErrorCode).Text("provider_id", r => r.ProviderId)
        .Time("until", r => r.Until);
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

using Npgsql;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>Tables <c>messages</c> (what was said, one row a message, note or notice) and <c>inbound_keys</c> (what was received before).</summary>
internal static class MessagesView
{
    private const string Insert = """
        INSERT INTO messages (
            conversation_id, version, ordinal, message_id, author, author_id, kind, text, language, choices, topic, masked, delivery, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """;

    private enum Kind
    {
        Message = 0,
        Note = 1,
        Notice = 2,
    }

    public static IEnumerable<NpgsqlBatchCommand> Follow(Change<Conversation, ConversationEvent> change)
    {
        foreach (var (version, happened, state) in change.Steps)
            foreach (var command in Follow(change.Id, version, happened, state))
                yield return command;
    }

    private static IEnumerable<NpgsqlBatchCommand> Follow(Guid id, long version, ConversationEvent happened, Conversation state)
    {
        var line = new Line(id, version, state, happened.At);
        switch (happened)
        {
            case MessageReceived e:
                yield return Sql.Command(
                    "INSERT INTO inbound_keys (channel, external_id, conversation_id, message_id) VALUES ($1, $2, $3, $4)",
                    Sql.Int(state.Channel), Sql.Text(e.ExternalId), Sql.Uuid(id), Sql.Uuid(e.MessageId));
                yield return line.Row(0, e.MessageId, Participant.Contact, null, Kind.Message, e.Text, masked: e.Masked);
                break;
            case BotReplied e:
                for (var i = 0; i < e.Messages.Count; i++)
                    yield return line.Row(
                        i, e.Messages[i].MessageId, Participant.Bot, null, Kind.Message, e.Messages[i].Text, e.Messages[i].Choices, e.Turn.Topic);
                break;
            case AgentReplied e:
                yield return line.Row(0, e.MessageId, Participant.Agent, e.Agent, Kind.Message, e.Text);
                break;
            case NoticeSent e:
                yield return line.Row(0, e.MessageId, Participant.System, null, Kind.Notice, e.Text, topic: e.Notice);
                break;
            case NoteAdded e:
                yield return line.Row(0, e.NoteId, Participant.Agent, e.By, Kind.Note, e.Text);
                break;
            case DeliveryReported e:
                yield return Sql.Command(
                    """
                    UPDATE messages SET delivery = $2, error_code = COALESCE($3, error_code), provider_id = COALESCE($4, provider_id)
                    WHERE message_id = $1
                    """,
                    Sql.Uuid(e.MessageId), Sql.Int(e.Status), Sql.Text(e.ErrorCode), Sql.Text(e.ProviderId));
                break;
        }
    }

    private readonly record struct Line(Guid Conversation, long Version, Conversation State, DateTimeOffset At)
    {
        public NpgsqlBatchCommand Row(
            int ordinal, Guid message, Participant author, Guid? authorId, Kind kind, string text,
            IReadOnlyList<Choice>? choices = null, string? topic = null, SensitiveKinds masked = SensitiveKinds.None)
        {
            DeliveryStatus? delivery = State.Deliveries.TryGetValue(message, out var status) ? status : null;
            return Sql.Command(
                Insert,
                Sql.Uuid(Conversation), Sql.Big(Version), Sql.Int(ordinal), Sql.Uuid(message), Sql.Int(author), Sql.Uuid(authorId), Sql.Int(kind),
                Sql.Text(text), Sql.Int(State.Language), Sql.Json(choices is { Count: > 0 } ? EventTypes.Write(choices) : null), Sql.Text(topic),
                Sql.Int(masked), Sql.Int(delivery), Sql.Time(At));
        }
    }
}

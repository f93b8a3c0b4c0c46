using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>Tables <c>messages</c> (what was said, one row a message, note or notice) and <c>inbound_keys</c> (what was received before).</summary>
internal static class MessagesView
{
    public static void Follow(Change<Conversation, ConversationEvent> change, Writes writes)
    {
        foreach (var (version, happened, state) in change.Steps) Follow(new(change.Id, version, state, happened.At), happened, writes);
    }

    private static void Follow(Line line, ConversationEvent happened, Writes writes)
    {
        switch (happened)
        {
            case MessageReceived e:
                // What is said again came in once.
                if (e.Repeats is null) writes.InboundKeys.Add(new(line.State.Channel, e.ExternalId, line.Conversation, e.MessageId));
                var row = line.Row(0, e.MessageId, Participant.Contact, null, LineKind.Message, e.Text, masked: e.Masked);
                writes.Messages.Add(e.Repeats is null ? row with { WrittenAt = e.WrittenAt } : row with { At = e.WrittenAt ?? e.At });
                break;
            case BotReplied e:
                for (var i = 0; i < e.Messages.Count; i++)
                    writes.Messages.Add(line.Row(
                        i, e.Messages[i].MessageId, Participant.Bot, null, LineKind.Message, e.Messages[i].Text, e.Messages[i].Choices, e.Turn.Topic));
                break;
            case AgentReplied e:
                writes.Messages.Add(line.Row(0, e.MessageId, Participant.Agent, e.Agent, LineKind.Message, e.Text));
                break;
            case NoticeSent e:
                writes.Messages.Add(line.Row(0, e.MessageId, e.Author, null, LineKind.Notice, e.Text, topic: e.Notice));
                break;
            case NoticeHeld e:
                // As a note: the client never reads it.
                writes.Messages.Add(line.Row(0, e.MessageId, Participant.System, null, LineKind.Note, e.Text, topic: e.Notice));
                break;
            case LoopSuspected:
                writes.Messages.Add(line.Row(0, line.OwnId(), Participant.System, null, LineKind.Note, "", topic: "loop"));
                break;
            case ConversationTakenOver e:
                writes.Messages.Add(line.Row(0, line.OwnId(), Participant.System, null, LineKind.Note, $"{e.From}", topic: "taken-over"));
                break;
            case ConversationContinued e:
                writes.Messages.Add(line.Row(0, line.OwnId(), Participant.System, null, LineKind.Note, $"{e.In}", topic: "goes-on"));
                break;
            case NoteAdded e:
                writes.Messages.Add(line.Row(0, e.NoteId, Participant.Agent, e.By, LineKind.Note, e.Text));
                break;
            case DeliveryReported e:
                Delivered(new(e.MessageId, line.State.Texts[e.MessageId].Whole, e.ErrorCode, e.ProviderId, e.Until), writes);
                break;
            case TextTriedAgain e:
                Delivered(new(e.MessageId, line.State.Texts[e.MessageId].Whole, null, null, e.NotBefore), writes);
                break;
        }
    }

    // A message of the same append has no row yet to update.
    private static void Delivered(DeliveryRow report, Writes writes)
    {
        for (var i = writes.Messages.All.Count - 1; i >= 0; i--)
        {
            if (writes.Messages.All[i].Message != report.Message) continue;
            writes.Messages.Replace(i, writes.Messages.All[i].With(report));
            return;
        }
        writes.Deliveries.Add(report);
    }

    private readonly record struct Line(Guid Conversation, long Version, Conversation State, DateTimeOffset At)
    {
        /// <summary>Of a line whose event has no id: the same whenever the tables are made anew.</summary>
        public Guid OwnId()
        {
            Span<byte> id = stackalloc byte[16];
            Conversation.TryWriteBytes(id);
            for (var i = 0; i < 8; i++) id[15 - i] ^= (byte)(Version >> (8 * i));
            return new(id);
        }

        public MessageRow Row(
            int ordinal, Guid message, Participant author, Guid? authorId, LineKind kind, string text,
            IReadOnlyList<Choice>? choices = null, string? topic = null, SensitiveKinds masked = SensitiveKinds.None)
        {
            DeliveryStatus? delivery = State.Texts.TryGetValue(message, out var standing) ? standing.Whole : null;
            return new(
                Conversation, Version, ordinal, message, author, authorId, kind, text, State.Language,
                choices is { Count: > 0 } ? EventTypes.Write(choices) : null, topic, masked, delivery, At);
        }
    }
}

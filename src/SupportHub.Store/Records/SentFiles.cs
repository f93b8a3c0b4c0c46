using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Records;

/// <summary>What the log says of files, on their rows, in the append's own transaction: which message each came with, and what became of it.</summary>
internal static class SentFiles
{
    public static void Follow(Change<Conversation, ConversationEvent> change, Writes writes)
    {
        foreach (var (_, happened, _) in change.Steps)
        {
            if (happened is MessageReceived { Files: { } files } received)
                foreach (var (ordinal, file) in files.Index()) writes.SentFiles.Add(new(file.FileId, change.Id, received.MessageId, received.Repeats, ordinal));
            if (happened is FileKept kept) writes.CheckedFiles.Add(new(kept.FileId, FileState.Kept, null));
            if (happened is FileRefused refused) writes.CheckedFiles.Add(new(refused.FileId, FileState.Refused, refused.Fault));
        }
    }
}

/// <summary>A file that was sent. The first message that names it has it, until another one (<see cref="Repeats"/> names the first) says it again.</summary>
internal sealed record SentFileRow(Guid File, Guid Conversation, Guid Message, Guid? Repeats, int Ordinal)
{
    public static readonly RowsStatement<SentFileRow> Update = new RowsStatement<SentFileRow>("""
        UPDATE files f SET conversation_id = r.conversation_id, message_id = r.message_id, ordinal = r.ordinal
        FROM {rows} WHERE f.id = r.id AND f.message_id IS NOT DISTINCT FROM r.repeats
        """)
        .Uuid("id", r => r.File).Uuid("conversation_id", r => r.Conversation).Uuid("message_id", r => r.Message).Uuid("repeats", r => r.Repeats).Int("ordinal", r => r.Ordinal);
}

/// <summary>What a check came to. Of a refused file nothing is kept.</summary>
internal sealed record CheckedFileRow(Guid File, FileState State, FileFault? Fault)
{
    public static readonly RowsStatement<CheckedFileRow> Update = new RowsStatement<CheckedFileRow>("""
        UPDATE files f SET state = r.state, fault = r.fault, source = NULL,
               content = CASE WHEN r.state = 1 THEN f.content END, thumbnail = CASE WHEN r.state = 1 THEN f.thumbnail END
        FROM {rows} WHERE f.id = r.id
        """)
        .Uuid("id", r => r.File).Number("state", r => r.State).Number("fault", r => r.Fault);
}

namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    /// <summary>A file that came before it was checked was checked now, and is shown.</summary>
    public Decision<ConversationEvent> KeepFile(Guid messageId, Guid fileId, FileKind kind, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } => [],
        _ => new FileKept(messageId, fileId, kind, now),
    };

    /// <summary>It was checked, and is not kept.</summary>
    public Decision<ConversationEvent> RefuseFile(Guid messageId, Guid fileId, FileFault fault, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } => [],
        _ => new FileRefused(messageId, fileId, fault, now),
    };
}

namespace SupportHub.Store.Events;

/// <summary>Another writer changed the stream first, and did so again on every further try.</summary>
public sealed class ConcurrencyConflict(Guid streamId, Exception? inner = null)
    : Exception($"Stream {streamId} was changed by another writer.", inner)
{
    public Guid StreamId { get; } = streamId;
}

/// <summary>The stream was archived: it can be read, and nothing more happens in it.</summary>
public sealed class StreamArchived(Guid streamId) : Exception($"Stream {streamId} is archived.")
{
    public Guid StreamId { get; } = streamId;
}

/// <summary>This channel's message id was received before: here is what it became then.</summary>
public sealed class DuplicateMessage(Guid conversationId, Guid messageId)
    : Exception($"Received before, as message {messageId} of conversation {conversationId}.")
{
    public Guid ConversationId { get; } = conversationId;

    public Guid MessageId { get; } = messageId;
}

/// <summary>The contact already has another open conversation on this channel: decide again, on that one.</summary>
public sealed class OpenConversationExists(Guid conversationId)
    : Exception($"Conversation {conversationId} of the same contact and channel is open.")
{
    public Guid ConversationId { get; } = conversationId;
}

/// <summary>The log holds an event that this program has no class for: a newer program wrote it.</summary>
public sealed class UnknownEvent(string alias) : Exception($"No class is known for the stored event '{alias}'.")
{
    public string Alias { get; } = alias;
}

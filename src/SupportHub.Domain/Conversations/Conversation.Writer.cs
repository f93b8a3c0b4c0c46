namespace SupportHub.Domain.Conversations;

/// <summary>Whether we know who writes, on a phone that several people write from.</summary>
public enum Writer
{
    Known = 0,
    Unknown = 1,

    /// <summary>They were asked.</summary>
    Asked = 2,
}

public sealed partial record Conversation
{
    /// <summary>The notice that asks; a key of the phrases.</summary>
    public const string WhoIsWriting = "who-is-writing";

    public Writer Writer { get; private init; }

    // How much stood unanswered when it was asked: what comes behind it is the reply.
    private int AskedBehind { get; init; }

    /// <summary>The first message after the question who writes; null while there is none.</summary>
    public UnansweredMessage? ReplyWhoWrites => Writer == Writer.Asked && Unanswered.Count > AskedBehind ? Unanswered[AskedBehind] : null;

    /// <summary>Asks who writes, once. What they wrote stays unanswered until it is known whose it is.</summary>
    public Decision<ConversationEvent> AskWhoWrites(Guid messageId, string text, DateTimeOffset now) => this switch
    {
        { Writer: not Writer.Unknown } or { IsErased: true } or { IsResolved: true } => [],
        _ => new NoticeSent(messageId, WhoIsWriting, text, now),
    };

    /// <summary>
    /// The conversation is this contact's: they said so, or staff know. <paramref name="reply"/>: the message that said it, which asks for no answer
    /// of its own.
    /// </summary>
    public Decision<ConversationEvent> FileTo(Guid contact, Guid? reply, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } => Refusals.Erased,
        _ when ContactId == contact && Writer == Writer.Known => [],
        _ => new ConversationRefiled(contact, now) { Reply = reply },
    };

    private Conversation Filed(ConversationRefiled refiled) => this with
    {
        ContactId = refiled.ContactId, Writer = Writer.Known, AskedBehind = 0,
        Unanswered = refiled.Reply is { } reply ? Unanswered.RemoveAll(message => message.MessageId == reply) : Unanswered,
    };
}

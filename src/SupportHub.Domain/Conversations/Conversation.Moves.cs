namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    /// <summary>
    /// What we say leaves by another way from now on: the client asked for it. <paramref name="address"/> is one they proved to be theirs
    /// (E.164), or empty for the chat. What a client writes moves it too (<see cref="Receive"/>).
    /// </summary>
    public Decision<ConversationEvent> MoveTo(Channel channel, string address, string hubAddress, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } => Refusals.Erased,
        // Another service's chat is answered on that service.
        { Via: not null } => Refusals.NotThere,
        _ when Channel == channel && Address == address => [],
        _ => new ChannelMoved(channel, address, hubAddress, now),
    };

    /// <summary>
    /// The conversation is another contact's: one who proved that they are the client. <paramref name="goesOnIn"/>: that contact's own open
    /// conversation, in which both go on.
    /// </summary>
    public Decision<ConversationEvent> Refile(Guid contact, Guid? goesOnIn, DateTimeOffset now)
    {
        if (!Started) return Refusals.NotThere;
        if (IsErased) return Refusals.Erased;
        var events = new List<ConversationEvent>();
        if (ContactId != contact) events.Add(new ConversationRefiled(contact, now));
        if (goesOnIn is { } other && !IsResolved) events.Add(new ConversationContinued(other, now));
        return [.. events];
    }
}

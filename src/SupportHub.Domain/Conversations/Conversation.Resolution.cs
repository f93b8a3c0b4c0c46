namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    public Decision<ConversationEvent> Resolve(Guid by, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsResolved: true } => [],
        _ => new ConversationResolved(by, now),
    };
}

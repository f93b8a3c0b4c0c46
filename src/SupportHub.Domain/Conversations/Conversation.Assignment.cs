namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    public Decision<ConversationEvent> Assign(Guid agent, Guid by, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsResolved: true } => Refusals.AlreadyResolved,
        _ when Assignee == agent => [],
        _ => new ConversationAssigned(agent, by, now),
    };

    public Decision<ConversationEvent> Unassign(Guid by, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { Assignee: null } => [],
        _ => new ConversationUnassigned(by, now),
    };
}

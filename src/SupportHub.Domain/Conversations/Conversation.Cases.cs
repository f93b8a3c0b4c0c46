namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    /// <summary><paramref name="county"/> is a FIPS code. A conversation is about one case; another number needs another conversation.</summary>
    public Decision<ConversationEvent> LinkCase(Guid caseId, string county, string caseNumber, Guid by, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } => Refusals.Erased,
        _ when CaseId == caseId => [],
        { CaseId: not null } => Refusals.OtherCaseLinked,
        _ => new CaseLinked(caseId, county, caseNumber, by, now),
    };

    /// <summary>The county acted: what an agent must read wakes the conversation.</summary>
    public Decision<ConversationEvent> Progress(Guid caseId, CaseProgress progress, DateTimeOffset now)
    {
        if (CaseId != caseId && !CasesTakenOver.Contains(caseId)) return Refusals.NoCase;
        if (IsErased) return [];
        return IsResolved && NeedsAgent(progress)
            ? [new ConversationReopened(now), new CaseProgressed(caseId, progress, now)]
            : new CaseProgressed(caseId, progress, now);
    }
}
